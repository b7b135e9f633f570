"""`hemicycle session`: sessions and their plans."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.commands import main, shown
from app.cli.database import existing, ready
from app.cli.links import print_links
from app.log.plan_file import read_plan
from app.log.sessions import all_sessions, create_session
from app.settings import settings

session = typer.Typer(no_args_is_help=True, help="Make sessions, and check their plans.")
main.add_typer(session, name="session")


@session.command("new")
def new_session(plan: Annotated[Path, typer.Argument(help="A session plan, as TOML.")]) -> None:
    """Make a new session from a plan, and print its links."""
    chosen = settings()
    found = read_plan(plan)
    for remark in found.remarks:
        typer.echo(f"{plan}: {remark}.")
    print_links(create_session(ready(chosen, seeded=False), found), chosen)


@session.command("check")
def check_plan(plan: Annotated[Path, typer.Argument(help="A session plan, as TOML.")]) -> None:
    """Say whether a plan can be used, and if not, what is wrong with it."""
    found = read_plan(plan)
    agenda = found.as_planned
    typer.echo(f"{plan}: good. {len(agenda)} agenda items, {len(agenda.questions)} guiding questions.")
    for remark in found.remarks:
        typer.echo(f"  {remark}.")


@session.command("list")
def list_sessions() -> None:
    """Every session: its code, when it was made, and of which one it is a copy to rehearse."""
    for row in all_sessions(existing(settings())):
        mark = f"  rehearsal of {row.rehearsal_of}" if row.rehearsal_of else ""
        typer.echo(shown(f"{row.code}  {row.created_at[:16]}Z{mark}"))
