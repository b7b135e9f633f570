"""The result by groups, while it is shown so."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.splits import Split, split


@dataclass(frozen=True)
class Breakdown(Shown):
    """What is shown by groups; None where nothing is."""

    split: Split | None


def breakdown(scene: Scene) -> Breakdown:
    """As it is now."""
    shown = scene.state.stage.split
    return Breakdown(split(scene, shown.item, shown.constituency) if shown else None)


VIEW = View(
    "board",
    "breakdown",
    "board/breakdown.html",
    breakdown,
    shows=frozenset({"agenda", "voting", "results", "ballots", "people"}),
)
