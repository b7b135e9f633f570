"""`hemicycle verify`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main, shown
from app.cli.database import existing, session_of
from app.log.log_file import UnreadableLog
from app.log.stored import StoredLog
from app.log.verify import verify as verify_log
from app.log.verify import verify_file
from app.settings import settings


@main.command()
def verify(
    code: Code = "",
    file: Annotated[Path | None, typer.Option(help="An exported log.json instead of the database.")] = None,
) -> None:
    """Check that a session's log is complete and unchanged; name the first entry that does not hold."""
    if file is not None:
        try:
            verdict = verify_file(file)
        except UnreadableLog as error:
            give_up(str(error))
    else:
        engine = existing(settings())
        found = session_of(engine, code)
        with engine.connect() as db:
            verdict = verify_log(found.code, StoredLog(db, found.id))
    if verdict.broken_at is not None:
        typer.echo(shown(f"Entry {verdict.broken_at} does not hold: {verdict.why}."), err=True)
        raise typer.Exit(1)
    typer.echo(f"{verdict.entries} entries hold. Last chain hash: {verdict.chain_hash.hex()}")
    if verdict.withheld:
        typer.echo(f"What {verdict.withheld} of them say is not in the file; their hashes hold.")
    if verdict.erased:
        typer.echo(f"Words in these were erased: entries {', '.join(map(str, verdict.erased))}.")
