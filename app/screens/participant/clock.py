"""The time left for the live item."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Asked, live_item


@dataclass(frozen=True)
class Clock(Shown):
    """The live item, until when it may take (in milliseconds since 1970 and in words) and its whole time in
    milliseconds; until when its time stands still, if a pause is `held`, the same in words; and the planned
    start."""

    live: Asked | None
    ends: int
    held: int
    goes_on_at: str
    allotted: int
    until: str
    starts: str


def clock(scene: Scene) -> Clock:
    """As it is now."""
    return Clock(
        live=live_item(scene),
        ends=scene.item_ends,
        held=scene.held_until,
        goes_on_at=scene.goes_on_at,
        allotted=scene.item_allotted,
        until=scene.item_until,
        starts=scene.time(scene.plan.starts_at),
    )


VIEW = View(
    "participant",
    "clock",
    "participant/clock.html",
    clock,
    shows=frozenset({"agenda", "times"}),
    leads=True,
)
