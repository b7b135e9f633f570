"""What somebody typed into a role's form that was refused, where no script keeps it: they are given it back."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.live.showing.shown import Shown
from app.screens.forms import Fields
from app.screens.pages import page

TYPED = (
    *("text", "en", "es", "fr", "question", "options", "note", "label", "why_not", "section", "asked", "name"),
)
"""The fields into which people write in the forms of roles."""


@dataclass(frozen=True)
class NotDone(Shown):
    """Why it was not done, what was typed, and the page it was typed on."""

    why: str
    typed: tuple[str, ...]
    back: str


def typed_in(fields: Fields) -> tuple[str, ...]:
    """What was typed into a form."""
    return tuple(value for name in TYPED for value in fields.get(name, ()) if value.strip())


def given_back(request: Request, why: str, typed: tuple[str, ...], back: str, status: int) -> Response:
    """The page with it."""
    return page(request, "parts/not_done.html", NotDone(why, typed, back), status=status)
