"""The moderator's page."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.i18n import _
from app.live.asking.answers import why
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.chips import Chip, chips
from app.screens.moderator.asking import Asking, asking
from app.screens.moderator.inviting import Inviting, inviting
from app.screens.moderator.views import VIEWS
from app.screens.pages import AtModerator, Here, page, session_routes

routes = session_routes()

NO_REHEARSAL = "no_rehearsal"


@dataclass(frozen=True)
class ModeratorPage(Shown):
    """What the whole page is made of; `refused` says why what was last sent by a form of it was not done,
    `me` is this moderator and `name` what they are called, `themes` those of the plan."""

    scene: Scene
    views: dict[str, str]
    refused: str
    me: str
    name: str
    themes: tuple[Chip, ...]
    asking: Asking
    inviting: Inviting


@routes.get("/moderator")
async def moderators_page(request: Request, here: Here, me: AtModerator, refused: str = "") -> Response:
    """The page; `refused` is a reason's code, or says that no rehearsal was begun."""
    scene = scene_of(here.room, me.language, me.who)
    said = _no_rehearsal() if refused == NO_REHEARSAL else why(refused, me.language)
    views, name = for_a_page(VIEWS, scene), scene.name(me.who)
    themes = chips(scene, scene.plan.themes_by_id)
    shown = ModeratorPage(scene, views, said, me.who, name, themes, asking(scene), inviting(scene))
    return page(request, "moderator/page.html", shown)


def _no_rehearsal() -> str:
    return _("A rehearsal begins only before the session does, and one at a time on a server.")
