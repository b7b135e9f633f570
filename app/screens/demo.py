"""The demonstration's page: board, moderator and a phone side by side. Only `hemicycle demo` has it."""

from dataclasses import dataclass
from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from app.i18n import _
from app.live.hall.identity import language_of
from app.live.showing.shown import Shown
from app.screens.pages import NoSuchSession, page, session_of

routes = APIRouter()


class Frame(NamedTuple):
    """A screen: which it is, what it is called, and where it is."""

    name: str
    title: str
    address: str


@dataclass(frozen=True)
class SideBySide(Shown):
    """The frames, and the session's code."""

    code: str
    frames: list[Frame]


@routes.get("/demo/{code}")
async def side_by_side(request: Request, code: str) -> Response:
    """The session's screens, each signed in: of a rehearsal alone, since whoever opens it has them all. Raises
    NoSuchSession."""
    session = (await session_of(request, code)).room.session
    if session.rehearsal_of is None:
        raise NoSuchSession(code)
    frames = [
        Frame("board", _("Board"), f"/in/{session.token('board')}"),
        Frame("phone", _("A phone"), f"/{session.code}"),
        Frame("moderator", _("Moderator"), f"/in/{session.token('moderator')}"),
    ]
    return page(request, "demo/page.html", SideBySide(session.code, frames), language=language_of(request))
