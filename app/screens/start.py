"""The start page, where a code is typed, and the short links."""

from fastapi import APIRouter, Request, Response

from app.i18n import _
from app.screens.pages import page, see_other, session_of
from app.screens.start_page import StartPage

routes = APIRouter()


@routes.get("/")
async def start(request: Request, code: str = "", signed_out: str = "") -> Response:
    """Type a code here."""
    if code:
        return await _to_session(request, code)
    said = (
        _("You have signed out. This browser no longer opens that screen; its link does.") if signed_out else ""
    )
    return page(request, "start/start.html", StartPage(said=said))


@routes.get("/{code}")
async def short_link(request: Request, code: str) -> Response:
    """The short link of a session."""
    return await _to_session(request, code)


async def _to_session(request: Request, typed: str) -> Response:
    here = await session_of(request, typed)
    return see_other(f"/s/{here.room.code}")
