"""How many inputs there are, by which a phone knows when to ask for more."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class Count(Shown):
    """How many stand, and the newest of their changes: with its revision what was reworded, with 0 what no
    longer stands. `judged` says whether they are read one by one, without asking for more."""

    item: str
    takes_inputs: bool
    inputs: int
    changed: list[str]
    judged: bool = False


def count(scene: Scene) -> Count:
    """As it is now."""
    live = scene.state.live
    if live is None:
        return Count("", False, 0, [])
    takes = live.inputs is not None
    changed = [f"{input}:{revision}" for input, revision in scene.state.changed_inputs(live.id)]
    standing = len(scene.state.standing_inputs(live.id)) if takes else 0
    return Count(live.id, takes, standing, changed, live.is_judged)


VIEW = View(
    "participant",
    "others-count",
    "participant/count.html",
    count,
    shows=frozenset({"agenda", "words", "care"}),
    per_second=0.5,
)
