"""`hemicycle links`, and how links are printed."""

import json
import sys
from io import StringIO
from typing import Annotated

import segno
import typer

from app.address import unreachable
from app.cli.commands import Code, main
from app.cli.database import existing, session_of
from app.domain.roles import LINKED
from app.log.tables import SessionRow
from app.settings import Settings, settings


@main.command()
def links(
    code: Code = "", as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False
) -> None:
    """Print the links of a session."""
    chosen = settings()
    found = session_of(existing(chosen), code)
    if as_json:
        typer.echo(json.dumps({"code": found.code, **links_of(found, chosen.found_public_url)}))
        warn_of_address(chosen)
    else:
        print_links(found, chosen)


def print_links(row: SessionRow, chosen: Settings) -> None:
    """Print a session's links, that of the participants as a QR code too, and a warning where phones will
    hardly reach it."""
    found = links_of(row, chosen.found_public_url)
    typer.echo(f"\nHemicycle session {row.code}\n")
    typer.echo(_code_to_scan(found["participants"]), nl=False)
    for name, url in found.items():
        typer.echo(f"  {name:<13}{url}")
    typer.echo("\nThe links with /in/ are keys: give each only to whom it is for.\n")
    warn_of_address(chosen)


def warn_of_address(chosen: Settings) -> None:
    """Say where phones will hardly reach what the links say."""
    if why := unreachable(chosen.found_public_url, given=bool(chosen.public_url)):
        typer.echo(f"Warning: {why}\n", err=True)


def _code_to_scan(url: str) -> str:
    """The QR code as half blocks; nothing where the terminal's letters do not have them."""
    drawn = StringIO()
    segno.make(url, error="l").terminal(out=drawn, compact=True, border=2)
    try:
        drawn.getvalue().encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return "  (This terminal cannot draw the QR code; the board shows it.)\n\n"
    return drawn.getvalue()


def links_of(row: SessionRow, public_url: str) -> dict[str, str]:
    """A session's links, by whom they are for."""
    return {
        "participants": f"{public_url}/{row.code}",
        **{role: f"{public_url}/in/{row.token(role)}" for role in LINKED},
    }
