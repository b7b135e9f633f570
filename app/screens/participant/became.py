"""What became of what the reader said: after the session, for whoever kept their link."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.live.hall.identity import language_of
from app.live.showing.scene import scene_of
from app.live.showing.shown import Shown
from app.screens.fate import Fate, fate
from app.screens.joining import participant_of
from app.screens.pages import Here, page, see_other, session_routes

routes = session_routes()


@dataclass(frozen=True)
class Became(Shown):
    """Each of the reader's inputs that stands, and what became of it; `ended` says whether the session has."""

    code: str
    title: str
    ended: bool
    fates: list[Fate]


@routes.get("/became")
async def became(request: Request, here: Here) -> Response:
    """The page; who has not joined is asked to."""
    who = participant_of(request, here)
    if who is None:
        return see_other(f"/s/{here.room.code}")
    scene = scene_of(here.room, language_of(request), who)
    state = scene.state
    mine = [one for one in state.inputs.values() if one.author == who and state.counts(one)]
    shown = Became(scene.code, scene.short_title, scene.ended, [fate(scene, one) for one in mine])
    return page(request, "participant/became.html", shown)
