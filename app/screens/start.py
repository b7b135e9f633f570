"""The start page, where a code is typed, and the short links."""

from fastapi import APIRouter, Request, Response

from app.live.hall import Hall
from app.log.sessions import normal_code
from app.screens.pages import NoSuchSession, guessed, page, see_other

routes = APIRouter()


@routes.get("/")
async def start(request: Request, code: str = "") -> Response:
    """Type a code here."""
    if code:
        return await _to_session(request, code)
    return page(request, "start/start.html", {"problem": "", "code": ""})


@routes.get("/{code}")
async def short_link(request: Request, code: str) -> Response:
    """The short link of a session."""
    return await _to_session(request, code)


async def _to_session(request: Request, typed: str) -> Response:
    hall: Hall = request.app.state.hall
    code = normal_code(typed)
    live = await hall.find(code)
    if live is None:
        guessed(request, hall)
        raise NoSuchSession(typed)
    return see_other(f"/s/{live.room.code}")
