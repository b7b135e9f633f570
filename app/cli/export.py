"""`hemicycle export`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.exports.csv_zip import write_csv_zip
from app.exports.json_file import json_chunks
from app.exports.names import file_name
from app.exports.record import read_record
from app.settings import settings


@main.command()
def export(
    code: Code = "",
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    form: Annotated[str, typer.Option("--format", help="zip or json")] = "zip",
) -> None:
    """Write the session input log to a file."""
    if form not in ("zip", "json"):
        give_up(f"--format: expected zip or json, found {form!r}")
    engine = existing(settings())
    record = read_record(engine, session_of(engine, code))
    path = to / file_name(record.session, record.state.plan, form)
    with path.open("wb") as file:
        if form == "zip":
            write_csv_zip(record, file, datetime.now(UTC))
        else:
            file.writelines(json_chunks(record, datetime.now(UTC)))
    typer.echo(path)
