"""The interpreter's page."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.i18n import language_in_words
from app.live.asking.answers import why
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.interpreter.views import VIEWS
from app.screens.pages import AtInterpreter, Here, page, session_routes

routes = session_routes()


@dataclass(frozen=True)
class InterpreterPage(Shown):
    """What the whole page is made of. `into` is the language they give words in, which is the one they read;
    `refused` says why what was last sent by a form of it was not done; `name` is what they are called."""

    scene: Scene
    views: dict[str, str]
    into: str
    refused: str
    name: str


@routes.get("/interpreter")
async def interpreter(request: Request, here: Here, me: AtInterpreter, refused: str = "") -> Response:
    """The page; `refused` is a reason's code."""
    scene = scene_of(here.room, me.language, me.who)
    shown = InterpreterPage(
        scene=scene,
        views=for_a_page(VIEWS, scene),
        into=language_in_words(me.language),
        refused=why(refused, me.language),
        name=scene.name(me.who),
    )
    return page(request, "interpreter/page.html", shown)
