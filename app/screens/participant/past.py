"""The questions asked before."""

from dataclasses import dataclass

from app.domain.agenda.data import AgendaItem
from app.domain.agenda.on_the_spot import is_retracted
from app.domain.state import State
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Asked, asked


@dataclass(frozen=True)
class Past(Shown):
    """Those that were open, in order, without the live one and what was undone."""

    past: list[Asked]


def past(scene: Scene) -> Past:
    """As they are now."""
    return Past([asked(scene, item) for item in scene.state.agenda.questions if _is_past(scene.state, item)])


def _is_past(state: State, item: AgendaItem) -> bool:
    was_open = state.stage.item(item.id).opened_at is not None
    return was_open and item.id != state.stage.live and not is_retracted(state, item)


VIEW = View(
    "participant",
    "past",
    "participant/past.html",
    past,
    shows=frozenset({"agenda", "voting", "results", "ballots", "hands", "words", "care"}),
    per_second=0.5,
)
