"""The agenda: its items in their order, and what can be done to it while the session runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from app.domain.agenda.data import AgendaItem


@dataclass(frozen=True)
class Agenda:
    """The items in the order in which they come. Those `left_out` keep their place and take no time."""

    items: tuple[AgendaItem, ...] = ()
    left_out: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, AgendaItem]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def questions(self) -> tuple[AgendaItem, ...]:
        """The guiding questions, in order."""
        return tuple(item for item in self.items if item.question)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {item.id: place for place, item in enumerate(self.items)}

    def __iter__(self) -> Iterator[AgendaItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self.by_id

    def __getitem__(self, item_id: str) -> AgendaItem:
        return self.by_id[item_id]

    def get(self, item_id: str) -> AgendaItem | None:
        """The item with this id; None where there is none."""
        return self.by_id.get(item_id)

    def number(self, item_id: str) -> int:
        """The item's place, 1 being the first."""
        return self._places[item_id] + 1

    def round_of(self, item_id: str) -> int:
        """Which round of its vote an item asks, 1 being the first."""
        again = self.by_id[item_id].again
        return 1 + (self.round_of(again) if again in self.by_id else 0) if again else 1

    def offset(self, item_id: str) -> timedelta:
        """How long after the start the item begins, if every item takes its minutes."""
        return _time_of(self._staying(self.items[: self._places[item_id]]))

    def coming(self, item_id: str | None) -> tuple[AgendaItem, ...]:
        """What comes after the item, in order; everything where none is given."""
        after = 0 if item_id is None else self._places[item_id] + 1
        return self._staying(self.items[after:])

    def _staying(self, items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        return tuple(item for item in items if item.id not in self.left_out)

    def neighbour(self, item_id: str | None, step: int) -> AgendaItem | None:
        """The item before (`step` -1) or after (1) the given one, leaving out what is left out; None beyond the
        agenda's ends."""
        if item_id is None:
            return next(iter(self.coming(None)), None) if step > 0 else None
        place = self._places[item_id]
        before, after = reversed(self.items[:place]), self.items[place + 1 :]
        return next((one for one in (after if step > 0 else before) if one.id not in self.left_out), None)

    # What can be done to it

    def with_item(self, item_id: str, **changes: Any) -> "Agenda":
        """The agenda with one item changed."""
        return self.with_items(self[item_id].model_copy(update=changes))

    def with_items(self, *items: AgendaItem) -> "Agenda":
        """The agenda with these in place of those with their ids."""
        changed = {item.id: item for item in items}
        return replace(self, items=tuple(changed.get(one.id, one) for one in self.items))

    def added(self, item: AgendaItem, after: str | None) -> "Agenda":
        """The agenda with another item after the one named; first where none is."""
        place = 0 if after is None else self._places[after] + 1
        return replace(self, items=(*self.items[:place], item, *self.items[place:]))

    def moved(self, item_id: str, before: str | None) -> "Agenda":
        """The agenda with an item before the one named; last where none is."""
        rest = [one for one in self.items if one.id != item_id]
        place = next((place for place, one in enumerate(rest) if one.id == before), len(rest))
        return replace(self, items=(*rest[:place], self[item_id], *rest[place:]))

    def leaving_out(self, *items: str) -> "Agenda":
        """The agenda without the time of these items."""
        return replace(self, left_out=self.left_out | set(items))

    def taking_in(self, *items: str) -> "Agenda":
        """The agenda with these items again."""
        return replace(self, left_out=self.left_out - set(items)) if self.left_out else self


def _time_of(items: tuple[AgendaItem, ...]) -> timedelta:
    return timedelta(minutes=sum(item.minutes for item in items))
