"""The moderator's page, and the board."""

from fastapi import Request, Response

from app.domain.reasons import REASONS
from app.live.asking.answers import words
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import scene_of
from app.screens import board, moderator
from app.screens.pages import AtBoard, AtModerator, Here, page, session_routes

routes = session_routes()


@routes.get("/moderator")
async def moderators_page(request: Request, here: Here, me: AtModerator, refused: str = "") -> Response:
    """The moderator's page; `refused` says why what was last sent by a form of it was not done."""
    scene = scene_of(here.room, me.language, me.who)
    data = {
        "scene": scene,
        "views": for_a_page(moderator.VIEWS, scene),
        "refused": next((words(reason, me.language) for reason in REASONS if reason == refused), ""),
        "name": scene.name(me.who),
    }
    return page(request, "moderator/page.html", data)


@routes.get("/board")
async def board_page(request: Request, here: Here, me: AtBoard) -> Response:
    """The board."""
    scene = scene_of(here.room, me.language)
    return page(request, "board/page.html", board.page_data(scene, for_a_page(board.VIEWS, scene)))
