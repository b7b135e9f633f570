"""`hemicycle tickets`: a sheet to print, with tickets that let one person each join."""

from pathlib import Path
from typing import Annotated

import segno
import typer
from markupsafe import Markup

from app.cli.commands import Code, give_up, main
from app.cli.database import existing, session_of
from app.cli.links import warn_of_address
from app.domain.fold import folded
from app.domain.plan import Plan
from app.domain.text import LANGUAGES, N_
from app.i18n import _, spoken
from app.live.showing.render import render
from app.log.read import read_entries
from app.log.tables import SessionRow
from app.log.tickets import TooManyTickets, issue_tickets
from app.settings import settings

INSTRUCTIONS = N_("Scan the square, or open the address and type these letters. Lets one person in, once.")


@main.command()
def tickets(
    code: Code,
    count: Annotated[int, typer.Argument(help="How many tickets.", min=1)],
    to: Annotated[Path | None, typer.Option(help="The file to write, HTML for A4.")] = None,
) -> None:
    """Issue tickets for a session whose plan says door = "tickets", on a sheet to print and cut."""
    chosen = settings()
    engine = existing(chosen, reading=False)
    row = session_of(engine, code)
    assert row.id is not None
    plan = folded(read_entries(engine, row.id)).plan
    if plan.door != "tickets":
        give_up(
            f"Session {row.code} lets in whoever has its code: a ticket would change nothing. Write "
            'door = "tickets" into the plan, and make a session of it with `hemicycle session new PLAN`.'
        )
    path = to or Path(f"tickets-{row.code}.html")
    try:
        with path.open("x", encoding="utf-8") as file:  # before any ticket is issued
            file.write(sheet(plan, row, issue_tickets(engine, row, count), chosen.found_public_url))
    except FileExistsError:
        give_up(f"{path} is there already, and its tickets may be in use. Name another file with --to.")
    except TooManyTickets as error:
        path.unlink()
        give_up(f"No tickets were issued: {error}.")
    typer.echo(f"{path}: {count} tickets. Print it, and give each to one person.")
    warn_of_address(chosen)


def sheet(plan: Plan, row: SessionRow, letters: list[str], public_url: str) -> str:
    """The sheet as an HTML page that needs nothing beside it."""
    told = []
    for language in LANGUAGES:
        with spoken(language):
            told.append((language, _(INSTRUCTIONS)))
    drawn = [{"letters": one, "drawn": _drawn(f"{public_url}/{row.code}/{one}")} for one in letters]
    address = public_url.partition("://")[2]
    data = {"tickets": drawn, "code": row.code, "address": address, "instructions": told}
    title = plan.short_title.in_language(plan.language)
    return render("host/tickets.html", plan.language, {**data, "title": title})


def _drawn(url: str) -> Markup:
    return Markup(segno.make(url, error="m").svg_inline(omitsize=True, border=2))  # noqa: S704 - drawn here
