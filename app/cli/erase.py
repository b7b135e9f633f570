"""`hemicycle erase`."""

from typing import Annotated

import typer

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.log.erase import erase_person, knows_person
from app.settings import settings


@main.command()
def erase(
    participant: Annotated[str, typer.Argument(help="The participant_ref in the log, such as p-1a2b3c4d5e.")],
    code: Code = "",
) -> None:
    """Erase a participant's name and words. The log keeps its places and still verifies."""
    engine = existing(settings(), reading=False)
    found = session_of(engine, code)
    assert found.id is not None
    if not knows_person(engine, found.id, participant):
        give_up(f"No one with the reference {participant!r} joined session {found.code}. Nothing was erased.")
    changed = erase_person(engine, found, participant)
    if not changed:
        typer.echo("There was nothing left to erase.")
        return
    typer.echo(f"Erased: the name, and the words in {changed} entries. A running service forgets them at once.")
