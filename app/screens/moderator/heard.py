"""Who was heard: turns and speaking time of each group, and whether the board shows them."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.heard import GroupHeard, groups_heard


@dataclass(frozen=True)
class HeardSoFar(Shown):
    """The groups, once the session has begun, and whether they stand on the board."""

    groups: list[GroupHeard]
    shown: bool


def heard(scene: Scene) -> HeardSoFar:
    """As it is now."""
    stage = scene.state.stage
    return HeardSoFar(groups_heard(scene) if stage.started_at else [], stage.floor_totals)


VIEW = View(
    "moderator",
    "heard",
    "moderator/heard.html",
    heard,
    shows=frozenset({"agenda", "floor", "people", "words"}),
    ticks=True,
    per_second=2.0,
)
