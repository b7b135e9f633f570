"""The time left and how far the agenda has come."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.timetable import Row, rows


@dataclass(frozen=True)
class Head(Shown):
    """Every item that is not left out; whether one is live, until when it may take (in milliseconds since 1970
    and in words) and its whole time in milliseconds; until when that stands still, if a pause is `held`; the
    planned start; and whether there is a logo."""

    rows: list[Row]
    live: bool
    ends: int
    held: int
    allotted: int
    until: str
    starts: str
    logo: bool


def head(scene: Scene) -> Head:
    """As it is now."""
    return Head(
        rows=[row for row in rows(scene) if row.state != "left_out"],
        live=scene.state.live is not None,
        ends=scene.item_ends,
        held=scene.held_until,
        allotted=scene.item_allotted,
        until=scene.item_until,
        starts=scene.time(scene.plan.starts_at),
        logo=bool(scene.plan.look.logo),
    )


VIEW = View("board", "head", "board/head.html", head, shows=frozenset({"agenda", "times"}), leads=True)
