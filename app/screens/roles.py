"""Coming in by a role's link, and leaving."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.live.asking.screen import SCREEN_OF, Screen
from app.live.hall.hall import Hall
from app.live.hall.identity import enter_role, sign_out
from app.log.sessions import find_by_token
from app.screens.pages import Here, NotYours, guessed, see_other, session_routes

links = APIRouter()
routes = session_routes()


@links.get("/in/{token}")
async def enter(request: Request, token: str) -> Response:
    """A role's link: it becomes a cookie, and leaves the address bar. Who follows it again is who they were."""
    hall: Hall = request.app.state.hall
    found = await run_in_threadpool(find_by_token, hall.engine, token)
    if found is None:
        guessed(request)
        raise NotYours("moderator")
    session, role = found
    response = see_other(f"/s/{session.code}/{SCREEN_OF[role]}")
    enter_role(response, request, session, role)
    return response


@routes.post("/sign-out/{screen}")
async def leave(request: Request, here: Here, screen: Screen) -> Response:
    """This browser opens the role's screen no longer. Its link does, wherever it is kept."""
    response = see_other("/?signed_out=yes")
    sign_out(response, request, here.room.session, screen)
    return response
