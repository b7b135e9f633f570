"""`hemicycle erase`."""

from typing import Annotated

import typer
from sqlalchemy import Engine

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.log.database import leave_no_trace
from app.log.erase import erase_person, knows_person
from app.log.erase_names import erase_names
from app.log.tables import SessionRow
from app.settings import settings


@main.command()
def erase(
    who: Annotated[
        str,
        typer.Argument(
            help="Who it is in the log: a participant_ref such as p-1a2b3c4d5e; who held a role, such as "
            "moderator-1a2b3c4d5e; or the id of what someone said who never joined, such as Q1-007. With "
            "--everyone: the session's code."
        ),
    ] = "",
    code: Code = "",
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Everyone's names: hemicycle erase CODE --everyone.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Without asking whether it is meant.")] = False,
) -> None:
    """Erase someone's name and words, or everyone's names. The log keeps its places and still verifies."""
    engine = existing(settings(), reading=False)
    if everyone:
        if not who or code:
            give_up("Name the session, and no one in it: hemicycle erase CODE --everyone. Nothing was erased.")
        _erase_everyone(engine, session_of(engine, who), yes)
        return
    if not who:
        give_up("Name who it is in the log, such as p-1a2b3c4d5e. Nothing was erased.")
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


def _erase_everyone(engine: Engine, session: SessionRow, sure: bool) -> None:
    if not sure:
        typer.confirm(
            f"Every name in session {session.code}, and what moderators noted on inputs, will be gone for "
            "good; what was said, votes and groups stay. Erase them?",
            abort=True,
        )
    erased = erase_names(engine, session)
    leave_no_trace(engine)  # also of what was erased before, should that have been broken off
    if any(erased):
        named = f"{erased.names} names, and what may name someone in {erased.entries} entries"
        typer.echo(f"Erased: {named}. A running service forgets them at once.")
    else:
        typer.echo("There was nothing left to erase.")
