"""`hemicycle session import`: a session from a file that `hemicycle export --complete` made."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import give_up
from app.cli.database import ready
from app.cli.links import print_links
from app.cli.session import session
from app.log.fitness import UnfitLog, must_be_fit
from app.log.log_file import UnreadableLog, read_log_file
from app.log.take_in import take_in
from app.settings import settings


@session.command("import")
def import_session(
    file: Annotated[
        Path, typer.Argument(help="What `hemicycle export CODE --complete --format json` made, elsewhere.")
    ],
) -> None:
    """Make the session that a complete export holds: the same log, names and code, with new links."""
    chosen = settings()
    try:
        read = read_log_file(file)
        must_be_fit(read)  # before a database is made for it
        row = take_in(ready(chosen, seeded=False), read)
    except UnreadableLog as error:
        give_up(f"{error} Nothing was imported.")
    except UnfitLog as error:
        give_up(f"{file}: {error} Nothing was imported.")
    print_links(row, chosen)
    typer.echo(
        f"{len(read.entries)} entries, and all of them hold. Whoever had joined joins again; the old links, "
        "and tickets that were printed, let nobody in here."
    )
    if read.names is None:
        typer.echo("The file is of an older version, which kept names to itself: nobody has a name.")
