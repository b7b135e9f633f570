"""`hemicycle report`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.domain.text import LANGUAGES
from app.exports.names import report_name
from app.exports.profiles import Profile
from app.exports.record import open_record
from app.exports.report.kinds import REPORTS
from app.settings import settings


@main.command()
def report(
    code: Code = "",
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    form: Annotated[str, typer.Option("--format", help=" | ".join(REPORTS))] = "docx",
    language: Annotated[str, typer.Option(help=" | ".join(LANGUAGES))] = "en",
    shareable: Annotated[bool, typer.Option("--shareable", help="To be passed on.")] = False,
) -> None:
    """Write the session's report to a file: a draft, with the gaps that are the rapporteur's to fill."""
    from app.exports.report.write import write_report  # what it needs is loaded by no other command

    told = next((one for one in LANGUAGES if one == language), None)
    if form not in REPORTS:
        give_up(f"--format: expected {', '.join(REPORTS)}, found {form!r}")
    if told is None:
        give_up(f"--language: expected {', '.join(LANGUAGES)}, found {language!r}")
    profile: Profile = "shareable" if shareable else "restricted"
    engine = existing(settings())
    with open_record(engine, session_of(engine, code), profile) as record:
        path = to / report_name(record.session, record.plan, told, form, profile)
        with path.open("wb") as file:
            write_report(record, told, form, file)
    typer.echo(path)
