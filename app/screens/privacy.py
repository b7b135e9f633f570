"""What is kept of whoever takes part, why, who reads it and how long: a page in plain words, for everyone."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.domain.keeping import kept_until, moved_at
from app.domain.small_groups import SMALL_GROUP
from app.live.hall.identity import language_of
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.about import organisers
from app.screens.joining import participant_of
from app.screens.pages import Here, page, session_routes

routes = session_routes()


@dataclass(frozen=True)
class Privacy(Shown):
    """What differs from session to session: until when names are kept (empty: no date was set), and who may be
    asked to erase them, by which reference in the record."""

    code: str
    short: str
    small_group: int
    until: str
    organisers: str
    reference: str


@routes.get("/privacy")
async def privacy(request: Request, here: Here) -> Response:
    """What is kept of you, and who reads it."""
    who = participant_of(request, here) or ""
    return page(request, "participant/privacy.html", _shown(scene_of(here.room, language_of(request), who)))


def _shown(scene: Scene) -> Privacy:
    until = kept_until(scene.plan, moved_at(scene.state))
    return Privacy(
        code=scene.code,
        short=scene.short_title,
        small_group=SMALL_GROUP,
        until=scene.day(scene.local(until).date()) if until else "",
        organisers=", ".join(organisers(scene)),
        reference=scene.who or "",
    )
