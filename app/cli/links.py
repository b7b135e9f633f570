"""`hemicycle links`, and how links are printed."""

import json
import sys
from typing import Annotated

import segno
import typer

from app.cli.commands import Code, main
from app.cli.database import ready, session_of
from app.log.tables import SessionRow
from app.settings import settings


@main.command()
def links(
    code: Code = "", as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False
) -> None:
    """Print the four links of a session."""
    chosen = settings()
    found = session_of(ready(chosen), code)
    if as_json:
        typer.echo(json.dumps({"code": found.code, **_links(found, chosen.found_public_url)}))
    else:
        print_links(found, chosen.found_public_url)


def print_links(row: SessionRow, public_url: str) -> None:
    """Print a session's links, that of the participants as a QR code too."""
    found = _links(row, public_url)
    typer.echo(f"\nHemicycle session {row.code}\n")
    segno.make(found["participants"], error="l").terminal(out=sys.stdout, compact=True, border=2)
    for name, url in found.items():
        typer.echo(f"  {name:<13}{url}")
    typer.echo("\nThe last three links are keys: give each only to whom it is for. Ctrl-C ends.\n")
    sys.stdout.flush()


def _links(row: SessionRow, public_url: str) -> dict[str, str]:
    return {
        "participants": f"{public_url}/{row.code}",
        "moderator": f"{public_url}/in/{row.moderator_token}",
        "board": f"{public_url}/in/{row.board_token}",
        "rapporteur": f"{public_url}/in/{row.rapporteur_token}",
    }
