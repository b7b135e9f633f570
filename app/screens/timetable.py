"""The agenda as screens show it: planned, actual and projected times."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, NamedTuple

from app.domain.clock import ItemTiming
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


class Row(NamedTuple):
    """An agenda item and its times, as hours and minutes; `planned_at` is the planned one for programs.
    `added` are the minutes that were added to those planned."""

    title: str
    question: str
    headline: str
    state: Literal["done", "current", "coming"]
    planned: str
    planned_at: str
    started: str
    projected: str
    minutes: int
    added: int


@dataclass(frozen=True)
class Timetable(Shown):
    """Every item, in order."""

    rows: list[Row]


def timetable(scene: Scene) -> Timetable:
    """As it is now."""
    return Timetable(rows(scene))


def rows(scene: Scene) -> list[Row]:
    """Every item, in order."""
    return [_row(scene, timing) for timing in scene.clock.timings()]


def _row(scene: Scene, timing: ItemTiming) -> Row:
    item = timing.item
    current = item.id == scene.state.stage.live
    return Row(
        title=scene.say(item.title),
        question=scene.say(item.question) if item.question else "",
        headline=scene.say(item.headline),
        state="current" if current else "done" if timing.started_at else "coming",
        planned=scene.time(timing.planned_start),
        planned_at=timing.planned_start.isoformat(),
        started=scene.time(timing.started_at),
        projected=scene.time(timing.projected_start),
        minutes=item.minutes,
        added=max(0, timing.allotted // timedelta(minutes=1) - item.minutes),
    )
