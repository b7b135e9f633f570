"""The questions asked before."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Asked, asked


@dataclass(frozen=True)
class Past(Shown):
    """Those that were open, in order, without the live one."""

    past: list[Asked]


def past(scene: Scene) -> Past:
    """As they are now."""
    live, items = scene.state.stage.live, scene.state.agenda.questions
    return Past([asked(scene, i) for i in items if i.id != live and scene.state.stage.item(i.id).opened_at])


VIEW = View(
    "participant",
    "past",
    "participant/past.html",
    past,
    shows=frozenset({"agenda", "voting", "results", "ballots", "hands", "words", "care"}),
    per_second=0.5,
)
