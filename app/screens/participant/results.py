"""The live item's results, once they are shown."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens import questions


@dataclass(frozen=True)
class RoomThinks(Shown):
    """The results; None where none are shown. `hands` is what was counted by show of hands."""

    results: questions.Results | None
    hands: list[str]


def results(scene: Scene) -> RoomThinks:
    """As they are now."""
    live = questions.live_item(scene)
    return RoomThinks(live.results if live and live.revealed else None, live.hands if live else [])


VIEW = View(
    "participant",
    "results",
    "participant/results.html",
    results,
    shows=frozenset({"agenda", "results", "ballots", "hands"}),
    per_second=1.0,
)
