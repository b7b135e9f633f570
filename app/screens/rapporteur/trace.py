"""The trace: from every statement to what it rests on, and from every input to where it went."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.live.hall.identity import language_of
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.fate import Fate, fate
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.rapporteur.desk.statements import Chosen, chosen

routes = session_routes()


@dataclass(frozen=True)
class TracePage(Shown):
    """What the whole page is made of: the statements that stand, with their evidence, and every input that
    counts, with what became of it."""

    scene: Scene
    statements: list[Chosen]
    fates: list[Fate]


@routes.get("/rapporteur/trace")
async def trace(request: Request, here: Here, me: AtRapporteur) -> Response:
    """The page."""
    scene = scene_of(here.room, language_of(request))
    state = scene.state
    shown = TracePage(
        scene=scene,
        statements=[chosen(scene, one) for one in state.statements.values() if not one.dropped],
        fates=[fate(scene, one) for one in state.inputs.values() if state.counts(one)],
    )
    return page(request, "rapporteur/trace.html", shown)
