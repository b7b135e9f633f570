"""`hemicycle export`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.exports.download import download_of
from app.exports.formats import FORMATS
from app.exports.json_schema import schema_text
from app.exports.names import file_name
from app.exports.profiles import Profile
from app.exports.record import open_record
from app.settings import settings


@main.command()
def export(
    code: Code = "",
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    form: Annotated[str, typer.Option("--format", help=" | ".join(FORMATS))] = "zip",
    complete: Annotated[
        bool, typer.Option("--complete", help="With who voted what: for the host alone, never to be passed on.")
    ] = False,
    shareable: Annotated[
        bool,
        typer.Option("--shareable", help="To be passed on: what may be quoted, as its author consented."),
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the JSON file instead, of any session.")
    ] = False,
) -> None:
    """Write the session input log to a file: as the rapporteur has it, to be passed on, or complete."""
    if schema:
        typer.echo(schema_text(), nl=False)
        return
    if form not in FORMATS:
        give_up(f"--format: expected {', '.join(FORMATS)}, found {form!r}")
    if complete and shareable:
        give_up("--complete, --shareable: a file is one or the other.")
    profile: Profile = "complete" if complete else "shareable" if shareable else "restricted"
    engine = existing(settings())
    with open_record(engine, session_of(engine, code), profile) as record:
        path = to / file_name(record.session, record.plan, form, profile)
        with path.open("wb") as file:
            FORMATS[form].write(download_of(record, datetime.now(UTC)), file)
    typer.echo(path)
