"""The agenda as screens show it: planned, actual and projected times."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, NamedTuple

from app.domain.agenda.data import AgendaItem
from app.domain.agenda.on_the_spot import is_answered, is_retracted
from app.domain.clock import ItemTiming
from app.domain.state import State
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


class Row(NamedTuple):
    """An agenda item and its times, as hours and minutes; `planned_at` is the planned one for programs, which
    follows the agenda where that is planned anew. `minutes` are those it has in it, `before` those it was
    planned with, where they are others (0: it was not planned); `added` were given while it was live.
    `undone` says of what is left out that it was asked on the spot and taken back."""

    id: str
    title: str
    question: str
    headline: str
    state: Literal["done", "current", "coming", "left_out"]
    planned: str
    planned_at: str
    started: str
    projected: str
    minutes: int
    before: int | None
    added: int
    protected: bool
    undone: bool


@dataclass(frozen=True)
class Timetable(Shown):
    """Every item, in order."""

    rows: list[Row]


def timetable(scene: Scene) -> Timetable:
    """As it is now."""
    return Timetable(rows(scene))


def rows(scene: Scene) -> list[Row]:
    """Every item, in order; of what was asked on the spot and undone, what somebody had answered."""
    return [_row(scene, timing) for timing in scene.clock.timings() if _stands(scene.state, timing.item)]


def _stands(state: State, item: AgendaItem) -> bool:
    return is_answered(state, item) or not is_retracted(state, item)


def _row(scene: Scene, timing: ItemTiming) -> Row:
    item, planned = timing.item, scene.plan.as_planned.get(timing.item.id)
    before = planned.minutes if planned else 0
    return Row(
        id=item.id,
        title=scene.say(item.title),
        question=scene.say(item.headline) if item.headline != item.title else "",
        headline=scene.say(item.headline),
        state=_state(scene, timing),
        planned=scene.time(timing.replanned_start),
        planned_at=timing.replanned_start.isoformat(),
        started=scene.time(timing.started_at),
        projected=scene.time(timing.projected_start),
        minutes=item.minutes,
        before=before if before != item.minutes else None,
        added=max(0, timing.allotted // timedelta(minutes=1) - item.minutes),
        protected=item.protected,
        undone=is_retracted(scene.state, item),
    )


def _state(scene: Scene, timing: ItemTiming) -> Literal["done", "current", "coming", "left_out"]:
    if timing.item.id == scene.state.stage.live:
        return "current"
    if timing.item.id in scene.state.agenda.left_out:
        return "left_out"
    return "done" if timing.started_at else "coming"
