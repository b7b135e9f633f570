"""The time left, the drift and the projected end."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.moderator.lateness import Offer, kept, offers


@dataclass(frozen=True)
class Clock(Shown):
    """Whether an item is live, and until when it may take (in milliseconds since 1970 and in words); the
    drift in minutes, late above 0; the planned hours, the projected end, and when the session ended. `allotted`
    is the item's whole time, in milliseconds, and `held` until when it stands still, if a pause is held: in
    words `goes_on_at`.
    `offers` are what can be done about the drift, `kept` what keeps its time; `goes_on` says whether the
    session goes on by itself."""

    live: bool
    ends: int
    held: int
    goes_on_at: str
    allotted: int
    until: str
    drift: int
    starts: str
    planned: str
    projected: str
    ended: str
    offers: list[Offer]
    kept: str
    goes_on: bool


def clock(scene: Scene) -> Clock:
    """As it is now."""
    return Clock(
        live=scene.state.live is not None,
        ends=scene.item_ends,
        held=scene.held_until,
        goes_on_at=scene.goes_on_at,
        allotted=scene.item_allotted,
        until=scene.item_until,
        drift=scene.clock.drift_minutes,
        starts=scene.time(scene.plan.starts_at),
        planned=scene.time(scene.clock.planned_end),
        projected=scene.shown_end(scene.clock.projected_end),
        ended=scene.time(scene.state.stage.ended_at),
        offers=offers(scene),
        kept=kept(scene),
        goes_on=scene.state.stage.goes_on,
    )


VIEW = View(
    "moderator",
    "clock",
    "moderator/clock.html",
    clock,
    shows=frozenset({"agenda", "times"}),
    ticks=True,
    leads=True,
)
