"""The links of the moderator, the board and the rapporteur, and the first two's pages."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.domain.reasons import REASONS
from app.live.asking.answers import words
from app.live.asking.screen import Screen
from app.live.hall.hall import Hall
from app.live.hall.identity import language_of, sign_in, sign_out
from app.live.showing.rendering import for_a_page
from app.log.sessions import Role, find_by_token
from app.screens import board, moderator
from app.screens.pages import NotYours, as_role, guessed, open_session, page, refuse_foreign, see_other

routes = APIRouter()


@routes.get("/in/{token}")
async def enter(request: Request, token: str) -> Response:
    """A role's link: it becomes a cookie, and leaves the address bar."""
    hall: Hall = request.app.state.hall
    found = await run_in_threadpool(find_by_token, hall.engine, token)
    if found is None:
        guessed(request)
        raise NotYours("moderator")
    session, role = found
    response = see_other(f"/s/{session.code}/{role}")
    sign_in(response, request, session, role, role)
    return response


@routes.post("/s/{code}/sign-out/{screen}")
async def leave(request: Request, screen: Role) -> Response:
    """This browser opens the role's screen no longer. Its link does, wherever it is kept."""
    here = await open_session(request)
    refuse_foreign(request)
    response = see_other("/?signed_out=yes")
    sign_out(response, request, here.room.session, screen)
    return response


@routes.get("/s/{code}/moderator")
async def moderators_page(request: Request) -> Response:
    """The moderator's page."""
    return await _role_page(request, "moderator")


@routes.get("/s/{code}/board")
async def board_page(request: Request) -> Response:
    """The board."""
    return await _role_page(request, "board")


async def _role_page(request: Request, screen: Screen) -> Response:
    here = await open_session(request)
    as_role(request, here, screen)
    scene = here.room.scene(language_of(request))
    all_views = moderator.VIEWS if screen == "moderator" else board.VIEWS
    views = for_a_page(all_views, scene)
    refused = next((words(r, scene.language) for r in REASONS if r == request.query_params.get("refused")), "")
    data = (
        board.page_data(scene, views)
        if screen == "board"
        else {"scene": scene, "views": views, "refused": refused}
    )
    return page(request, f"{screen}/page.html", data)
