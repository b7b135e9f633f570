"""Planned against actual time: when each item was to begin and did, the drift, and the projected end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.agenda.data import AgendaItem
from app.domain.plan import Plan
from app.domain.stage import Stage

ON_THE_DAY = timedelta(minutes=60)
"""A start this near to the planned one is the session itself, late or early; any other is a rehearsal or
another day, and shifts the plan to the actual start."""


@dataclass(frozen=True)
class ItemTiming:
    """Planned and actual times of one item. `planned_start` is shifted with the plan; None where the item was
    not planned. `replanned_start` is as the agenda stands now."""

    item: AgendaItem
    planned_start: datetime | None
    replanned_start: datetime
    projected_start: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    spent: timedelta
    allotted: timedelta


class Clock:
    """The session's clock at the moment `now`."""

    def __init__(self, plan: Plan, stage: Stage, now: datetime) -> None:
        self.plan, self.stage, self.now = plan, stage, now
        self.agenda = stage.agenda

    @property
    def shift(self) -> timedelta:
        """How far the plan is moved: not at all on the day, else to the actual start."""
        if self.stage.started_at is None:
            return timedelta()
        late = self.stage.started_at - self.plan.starts_at
        return timedelta() if abs(late) <= ON_THE_DAY else late

    @property
    def planned_end(self) -> datetime:
        """The planned end, shifted with the plan."""
        return self.plan.ends_at + self.shift

    def planned_start(self, item_id: str) -> datetime | None:
        """When the item was planned to begin, shifted with the plan; None where it was not planned."""
        planned = self.plan.as_planned
        return self.plan.starts_at + self.shift + planned.offset(item_id) if item_id in planned else None

    def allotted(self, item: AgendaItem) -> timedelta:
        """The minutes it has in the agenda, and what was added to them."""
        return timedelta(minutes=item.minutes + self.stage.item(item.id).extended)

    def spent(self, item_id: str) -> timedelta:
        """How long the item has been live, over all its runs."""
        runs = [run for run in self.stage.runs if run.item == item_id]
        return sum(((run.ended_at or self.now) - run.started_at for run in runs), timedelta())

    @property
    def item_ends(self) -> datetime | None:
        """When the live item's time is up. It stands still for as long as a pause is held."""
        if self.stage.live is None:
            return None
        run = self.stage.runs[-1]
        before = self.spent(run.item) - (self.now - run.started_at)
        paused = sum((one.paused for one in self.stage.runs if one.item == run.item), self.stage.board.held())
        return run.started_at + self.allotted(self.agenda[run.item]) + paused - before

    @property
    def projected_end(self) -> datetime:
        """When the session will end if every item to come takes the time it has left in the agenda."""
        if self.stage.ended_at:
            return self.stage.ended_at
        if self.stage.live is None:
            return max(self.plan.ends_at, self.now + (self.plan.ends_at - self.plan.starts_at))
        return max(self.item_ends or self.now, self.now) + self._to_come()

    @property
    def drift(self) -> timedelta:
        """How far the projected end lies behind the planned one; negative when ahead."""
        if self.stage.started_at is None:
            return timedelta()
        return self.projected_end - self.planned_end

    @property
    def drift_minutes(self) -> int:
        """The drift in whole minutes, towards zero: half a minute is no drift."""
        return int(self.drift / timedelta(minutes=1))

    def timings(self) -> list[ItemTiming]:
        """Planned, actual and projected times of every item."""
        projected = max(self.item_ends or self.now, self.now) if self.stage.live else None
        passed_live, rows = self.stage.live is None, []
        for item in self.agenda:
            runs = [run for run in self.stage.runs if run.item == item.id]
            comes = passed_live and self.stage.live != item.id and item.id not in self.agenda.left_out
            coming = projected if projected and comes else None
            rows.append(
                ItemTiming(
                    item,
                    self.planned_start(item.id),
                    self.plan.starts_at + self.shift + self.agenda.offset(item.id),
                    coming,
                    runs[0].started_at if runs else None,
                    runs[-1].ended_at if runs else None,
                    self.spent(item.id),
                    self.allotted(item),
                )
            )
            if coming and projected:
                projected += self._still_takes(item)
            passed_live = passed_live or item.id == self.stage.live
        return rows

    def _to_come(self) -> timedelta:
        return sum(map(self._still_takes, self.agenda.coming(self.stage.live)), timedelta())

    def _still_takes(self, item: AgendaItem) -> timedelta:
        """What is left of the time of an item that is not live: one that was live already has had some."""
        return max(self.allotted(item) - self.spent(item.id), timedelta())
