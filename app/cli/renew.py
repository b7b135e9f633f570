"""`hemicycle session renew`: new links for roles, where an old one is known to someone it should not be."""

from typing import Annotated

import typer

from app.cli.commands import give_up
from app.cli.database import existing, session_of
from app.cli.links import links_of, warn_of_address
from app.cli.session import session
from app.domain.roles import LINKED, Role
from app.log.renew import renew_links
from app.settings import settings


@session.command("renew")
def renew(
    code: Annotated[str, typer.Argument(help="The session's code.")],
    role: Annotated[str, typer.Argument(help=f"{', '.join(LINKED)}; all where it is left out.")] = "",
) -> None:
    """Give a role, or all of them, a new link. The old one, and who came in by it, is let in no longer."""
    chosen = settings()
    renewed = _roles(role)
    engine = existing(chosen, reading=False)
    row = renew_links(engine, session_of(engine, code), renewed[0] if role else None)
    for name, url in links_of(row, chosen.found_public_url).items():
        if name in renewed:
            typer.echo(f"  {name:<13}{url}")
    typer.echo(
        "\nThe old links are refused from now on, and the screens that were opened by them are closed at once."
    )
    warn_of_address(chosen)


def _roles(given: str) -> tuple[Role, ...]:
    if not given:
        return LINKED
    found = tuple(role for role in LINKED if role == given.strip().lower())
    if not found:
        give_up(f"There is no role {given!r}: it is one of {', '.join(LINKED)}. No link was changed.")
    return found
