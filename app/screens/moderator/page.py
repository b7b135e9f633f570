"""The moderator's page."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.live.asking.answers import why
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.moderator.views import VIEWS
from app.screens.pages import AtModerator, Here, page, session_routes

routes = session_routes()


@dataclass(frozen=True)
class ModeratorPage(Shown):
    """What the whole page is made of; `refused` says why what was last sent by a form of it was not done,
    `name` what this moderator is called."""

    scene: Scene
    views: dict[str, str]
    refused: str
    name: str


@routes.get("/moderator")
async def moderators_page(request: Request, here: Here, me: AtModerator, refused: str = "") -> Response:
    """The page; `refused` is a reason's code."""
    scene = scene_of(here.room, me.language, me.who)
    shown = ModeratorPage(scene, for_a_page(VIEWS, scene), why(refused, me.language), scene.name(me.who))
    return page(request, "moderator/page.html", shown)
