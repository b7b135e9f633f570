"""The board's page."""

from dataclasses import dataclass
from functools import cache

import segno
from fastapi import Request, Response

from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.board.views import VIEWS
from app.screens.pages import AtBoard, Here, page, session_routes

routes = session_routes()


@dataclass(frozen=True)
class BoardPage(Shown):
    """What the whole page is made of: its views, and the way in as a drawing and as it is read out."""

    scene: Scene
    views: dict[str, str]
    qr: str
    short: str


@routes.get("/board")
async def board(request: Request, here: Here, me: AtBoard) -> Response:
    """The board."""
    scene = scene_of(here.room, me.language)
    url = scene.join_url
    shown = BoardPage(scene, for_a_page(VIEWS, scene), qr(url), without_scheme(url))
    return page(request, "board/page.html", shown)


@cache
def qr(url: str) -> str:
    """A QR code as an SVG drawing."""
    drawing: str = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return drawing


def without_scheme(url: str) -> str:
    """An address as it is read out."""
    return url.split("://", 1)[-1]
