"""`hemicycle erase`."""

from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.log.erase import erase_person, knows_person
from app.settings import settings


@main.command()
def erase(
    who: Annotated[
        str,
        typer.Argument(
            help="Who it is in the log: a participant_ref such as p-1a2b3c4d5e; who held a role, such as "
            "moderator-1a2b3c4d5e; or the id of what someone said who never joined, such as Q1-007."
        ),
    ],
    code: Code = "",
) -> None:
    """Erase someone's name and words. The log keeps its places and still verifies."""
    engine = existing(settings(), reading=False)
    found = session_of(engine, code)
    assert found.id is not None
    if not knows_person(engine, found.id, who):
        give_up(f"No one with the reference {who!r} was in session {found.code}. Nothing was erased.")
    erased = erase_person(engine, found, who)
    if not any(erased):
        typer.echo("There was nothing left to erase.")
        return
    name = "the name, and " if erased.names else ""
    typer.echo(f"Erased: {name}the words in {erased.entries} entries. A running service forgets them at once.")
