"""What can be done when a session is late, or early: concrete proposals, of which a moderator takes one or
none.

Time is made up from items that have not begun and that the plan does not protect. None gives more than half
of its minutes, and none is left with fewer than two: an item that short is better left out, which is proposed
apart.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from app.domain.agenda.data import AgendaItem
from app.domain.clock import Clock

WORTH_IT = 2
"""From how many minutes of drift something is proposed: one minute is made up by itself."""

SHORTEST = 2
"""The fewest minutes that an item is left with."""

Kind = Literal["take", "leave_out", "give"]


class Change(NamedTuple):
    """An item, and how many minutes it would have instead of its own; 0 where it is left out."""

    item: AgendaItem
    minutes: int

    @property
    def by(self) -> int:
        """How many minutes it gives, or is given."""
        return abs(self.item.minutes - self.minutes)


class Proposal(NamedTuple):
    """What to change, and how many minutes of the drift that makes up."""

    kind: Kind
    changes: tuple[Change, ...]

    @property
    def gains(self) -> int:
        """How many minutes it makes up, or gives away."""
        return sum(change.by for change in self.changes)


def proposals(clock: Clock) -> list[Proposal]:
    """What can be done about the drift as it is, the best first; nothing where there is none worth it."""
    drift, open_to_it = clock.drift_minutes, _unprotected(clock)
    if clock.stage.live is None or abs(drift) < WORTH_IT or not open_to_it:
        return []
    found = (
        [_give(open_to_it, -drift)] if drift < 0 else [_take(open_to_it, drift), _leave_out(open_to_it, drift)]
    )
    return sorted((one for one in found if one), key=lambda one: drift > one.gains)


def _unprotected(clock: Clock) -> list[AgendaItem]:
    coming, has_begun = clock.agenda.coming(clock.stage.live), clock.stage.has_begun
    return [item for item in coming if not item.protected and not has_begun(item.id)]


def _take(items: Sequence[AgendaItem], late: int) -> Proposal | None:
    """A minute from whichever has most left, again and again: items of one length give alike."""
    left = {item.id: item.minutes for item in items}
    least = {item.id: max(SHORTEST, (item.minutes + 1) // 2) for item in items}
    for _ in range(late):
        able = [id for id in left if left[id] > least[id]]
        if not able:
            break
        left[max(able, key=left.__getitem__)] -= 1
    return _changed("take", items, left.__getitem__)


def _leave_out(items: Sequence[AgendaItem], late: int) -> Proposal | None:
    """The shortest item that makes up for all of it; the last of those, so that what comes first is kept."""
    enough = [item for item in items if item.minutes >= late]
    if not enough:
        return None
    shortest = min(reversed(enough), key=lambda item: item.minutes)
    return Proposal("leave_out", (Change(shortest, 0),))


def _give(items: Sequence[AgendaItem], early: int) -> Proposal | None:
    """A minute to each in turn, so that all are given alike."""
    more = {item.id: early // len(items) + (place < early % len(items)) for place, item in enumerate(items)}
    return _changed("give", items, lambda id: next(one.minutes for one in items if one.id == id) + more[id])


def _changed(kind: Kind, items: Sequence[AgendaItem], minutes: Callable[[str], int]) -> Proposal | None:
    changes = (Change(item, minutes(item.id)) for item in items)
    changed = tuple(change for change in changes if change.by)
    return Proposal(kind, changed) if changed else None
