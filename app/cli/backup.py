"""`hemicycle backup` and `hemicycle restore`."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import give_up, main
from app.cli.database import existing
from app.log.backup import BackupError, back_up
from app.log.database import database_address
from app.log.restore import restore as put_back
from app.settings import settings

Force = Annotated[bool, typer.Option("--force", help="Even where there is something already.")]


@main.command()
def backup(
    to: Annotated[
        str, typer.Argument(help="The file to write, or the folder to write it to (with a / at its end).")
    ],
    force: Force = False,
) -> None:
    """Copy everything to a file, also while the service runs, and prove that the copy is whole."""
    database = _file("back it up", "pg_dump --format=custom --file=hemicycle.dump")
    existing(settings(), older=True).dispose()
    place = Path(to)
    if to.endswith("/"):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    if place.is_dir():
        place = place / f"hemicycle-{datetime.now():%Y-%m-%d-%H%M%S}.db"  # noqa: DTZ005 - a name for people
    try:
        held = back_up(database, place, force)
    except BackupError as error:
        give_up(f"{error} No backup was made.")
    typer.echo(f"{place}: {held.sessions} sessions, {held.entries} entries, and all of them hold.")


@main.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="A file made by `hemicycle backup`.")], force: Force = False
) -> None:
    """Put a backup in the place of the database, once it is proved to be whole. Stop the service first."""
    database = _file("put it back", "pg_restore --clean --dbname=…")
    try:
        held, aside = put_back(backup, database, force)
    except BackupError as error:
        give_up(f"{error} Nothing was restored.")
    typer.echo(f"{database}: {held.sessions} sessions, {held.entries} entries, and all of them hold.")
    if aside:
        typer.echo(f"What was there before is kept as {aside}.")


def _file(doing: str, with_what: str) -> Path:
    address = database_address(settings().database_url)
    if address.get_backend_name() != "sqlite":
        give_up(f"{address.database} is in PostgreSQL: {doing} with its own tools, such as {with_what}.")
    return Path(address.database or "")
