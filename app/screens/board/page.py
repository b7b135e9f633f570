"""The board's page."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.domain.board.data import SceneName
from app.domain.look import Brightness
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.board.scenes.every import on_board
from app.screens.board.views import VIEWS
from app.screens.board.way_in import qr, without_scheme
from app.screens.pages import AtBoard, Here, page, session_routes

routes = session_routes()


@dataclass(frozen=True)
class BoardPage(Shown):
    """What the whole page is made of: its views, and the way in as a drawing and as it is read out. `name` is
    the scene that is on; `coloured` says whether the plan has colours of its own."""

    scene: Scene
    views: dict[str, str]
    qr: str
    short: str
    name: SceneName
    dark: bool
    coloured: bool


@routes.get("/board")
async def board(request: Request, here: Here, me: AtBoard, look: Brightness | None = None) -> Response:
    """The board, as bright as is asked or else planned."""
    scene = scene_of(here.room, me.language)
    url = scene.join_url
    planned = scene.plan.look
    shown = BoardPage(
        scene=scene,
        views=for_a_page(VIEWS, scene),
        qr=qr(url),
        short=without_scheme(url),
        name=on_board(scene).name,
        dark=(look or planned.board) == "dark",
        coloured=bool(planned.colour or planned.second),
    )
    return page(request, "board/page.html", shown)
