"""What the moderators have set: where the session stands, what is open, shown and set aside.

A stage is immutable. Every moderator's action makes a new one, so undoing an action is going back to the
stage before it; what participants did in the meantime is not on the stage and stays.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from app.domain.agenda.agenda import Agenda
from app.domain.agenda.data import Review
from app.domain.board.data import OnBoard
from app.domain.floor.data import FloorOrder


@dataclass(frozen=True)
class ItemStage:
    """How one agenda item stands."""

    open: bool = False
    revealed: bool = False
    extended: int = 0
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    revealed_at: datetime | None = None
    review: Review | None = None
    """Who reads inputs first, where moderators have said otherwise than the plan."""


class Run(NamedTuple):
    """A stretch of time in which an item was live; `paused` is how long of it pauses were held. An item has
    several when the session came back to it."""

    item: str
    started_at: datetime
    ended_at: datetime | None = None
    paused: timedelta = timedelta()


class Turn(NamedTuple):
    """A stretch of time in which a participant had the floor; `seconds` is how long they might speak, if that
    was limited."""

    participant: str
    started_at: datetime
    ended_at: datetime | None = None
    seconds: int | None = None


class SetAside(NamedTuple):
    """Why an input was set aside, and when."""

    reason: str
    note: str
    at: datetime


class Wording(NamedTuple):
    """A wording of an input: what is done to it is done to these words, and not to others that come later."""

    input: str
    revision: int


class Split(NamedTuple):
    """A result that is shown by the groups of a constituency."""

    item: str
    constituency: str


_UNTOUCHED = ItemStage()
_FOLLOWING = OnBoard()


@dataclass(frozen=True)
class Stage:
    """Where the session stands."""

    agenda: Agenda = field(default_factory=Agenda)
    live: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    runs: tuple[Run, ...] = ()
    items: Mapping[str, ItemStage] = field(default_factory=lambda: MappingProxyType({}))
    shown: tuple[Wording, ...] = ()
    """What stands on the board, the last of all."""
    set_aside: Mapping[str, SetAside] = field(default_factory=lambda: MappingProxyType({}))
    split: Split | None = None
    """What is shown by groups."""
    let_through: frozenset[Wording] = frozenset()
    """What moderators have read and let others read, where inputs are read by them first."""
    pinned: tuple[Wording, ...] = ()
    """What stands first on phones and on the board, the first pinned first."""
    merged: Mapping[str, tuple[Wording, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """With which others an input was merged, itself among them: the first that still stands stands for all."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Two by two, the inputs of which somebody said that they do not say the same."""
    words: Mapping[tuple[str, str], bool] = field(default_factory=lambda: MappingProxyType({}))
    """Whether words that people wrote in answer to a vote are shown, by item and word: as moderators said."""
    names: bool = False
    turns: tuple[Turn, ...] = ()
    called: frozenset[int] = frozenset()
    """The requests for the floor, by their place in the log, that were answered."""
    floor_order: FloorOrder = "first_come"
    speaking_seconds: int | None = None
    """For how long each may speak; None: for as long as they will."""
    floor_totals: bool = False
    """Whether the board shows how much was heard of each group."""
    door_closed: bool = False
    board: OnBoard = _FOLLOWING
    goes_on: bool = False
    """Whether the session goes on by itself when an item's time is up."""
    invited: Mapping[tuple[str, str], int | None] = field(default_factory=lambda: MappingProxyType({}))
    """How many are invited, by constituency and choice, where it was said since the plan."""

    @property
    def turn(self) -> Turn | None:
        """The turn that goes on."""
        return self.turns[-1] if self.turns and not self.turns[-1].ended_at else None

    @property
    def floor(self) -> str | None:
        """Who has the floor."""
        return self.turn.participant if self.turn else None

    def given_floor(self, participant: str, at: datetime) -> "Stage":
        """The stage with the floor theirs; whoever has it already goes on."""
        if self.floor == participant:
            return self
        turn = Turn(participant, at, seconds=self.speaking_seconds)
        return replace(self, turns=(*self.without_floor(at).turns, turn))

    def without_floor(self, at: datetime) -> "Stage":
        """The stage with nobody speaking."""
        if self.floor is None:
            return self
        *earlier, last = self.turns
        return replace(self, turns=(*earlier, last._replace(ended_at=at)))

    def limited(self, seconds: int | None) -> "Stage":
        """The stage with so much time for each speaker, whoever has the floor too."""
        stage = replace(self, speaking_seconds=seconds)
        if self.floor is None:
            return stage
        *earlier, last = self.turns
        return replace(stage, turns=(*earlier, last._replace(seconds=seconds)))

    def has_begun(self, item_id: str) -> bool:
        """Whether the item is live, or was."""
        return any(run.item == item_id for run in self.runs)

    def item(self, item_id: str) -> ItemStage:
        """How the item stands."""
        return self.items.get(item_id, _UNTOUCHED)

    def with_item(self, item_id: str, **changes: Any) -> "Stage":
        """The stage with one item changed."""
        return replace(self, items={**self.items, item_id: replace(self.item(item_id), **changes)})

    def opened(self, item_id: str, at: datetime) -> "Stage":
        """The stage with the item's voting open."""
        first = self.item(item_id).opened_at or at
        return self.with_item(item_id, open=True, opened_at=first, closed_at=None)

    def closed(self, item_id: str, at: datetime) -> "Stage":
        """The stage with the item's voting closed."""
        return self.with_item(item_id, open=False, closed_at=at)

    def without(self, input_id: str) -> "Stage":
        """The stage with no wording of the input on the board."""
        return replace(self, shown=tuple(one for one in self.shown if one.input != input_id))

    def aside(self, inputs: Iterable[str], why: SetAside) -> "Stage":
        """The stage with these set aside: they are neither on the board nor pinned."""
        these = dict.fromkeys(inputs, why)
        return replace(
            self,
            set_aside={**self.set_aside, **these},
            shown=tuple(one for one in self.shown if one.input not in these),
            pinned=tuple(one for one in self.pinned if one.input not in these),
        )

    def back(self, inputs: Iterable[str]) -> "Stage":
        """The stage with these no longer set aside."""
        these = set(inputs)
        return replace(self, set_aside={id: why for id, why in self.set_aside.items() if id not in these})

    def merging(self, group: tuple[Wording, ...]) -> "Stage":
        """The stage with these one: the first stands for all, also on the board and where any was pinned."""
        these = {one.input: group for one in group}
        return replace(
            self,
            merged={**self._without(these), **these},
            shown=_in_place_of(group, self.shown),
            pinned=_in_place_of(group, self.pinned),
        )

    def parting(self, inputs: Iterable[str]) -> "Stage":
        """The stage with each of these by itself, told apart from each other and from what they were merged
        with."""
        these = dict.fromkeys(inputs)
        known = {id: {*these, *(one.input for one in self.merged.get(id, ()))} for id in these}
        apart = {frozenset({id, other}) for id, others in known.items() for other in others - {id}}
        return replace(self, merged=self._without(these), apart=self.apart | apart)

    def _without(self, inputs: Container[str]) -> dict[str, tuple[Wording, ...]]:
        """What is merged beside these; what is left alone is merged no longer."""
        left = {
            id: tuple(one for one in group if one.input not in inputs)
            for id, group in self.merged.items()
            if id not in inputs
        }
        return {id: group for id, group in left.items() if len(group) > 1}

    def with_words(self, item_id: str, words: Iterable[str], shown: bool) -> "Stage":
        """The stage with these words of an item's vote shown, or withheld."""
        return replace(self, words={**self.words, **dict.fromkeys(((item_id, one) for one in words), shown)})

    def after_the_pause(self, at: datetime) -> "Stage":
        """The stage with nothing on the board, and the pause that was held until now counted."""
        if self.live is None:
            return replace(self, board=_FOLLOWING)
        *earlier, run = self.runs
        paused = run._replace(paused=run.paused + self.board.held(at))
        return replace(self, runs=(*earlier, paused), board=_FOLLOWING)

    def left(self, at: datetime) -> "Stage":
        """The stage after the live item was left: its time stops, its voting closes, and nothing is shown by
        groups any longer."""
        if self.live is None:
            return self
        *earlier, run = self.after_the_pause(at).runs
        runs = (*earlier, run._replace(ended_at=at))
        stage = replace(self.without_floor(at), live=None, split=None, runs=runs, board=_FOLLOWING)
        return stage.closed(run.item, at) if stage.item(run.item).open else stage

    def ended(self, at: datetime) -> "Stage":
        """The stage after the session's end: nothing is live, and no voting is open."""
        stage = self.left(at)
        for item_id, item in stage.items.items():
            if item.open:
                stage = stage.closed(item_id, at)
        return replace(stage, ended_at=at, board=_FOLLOWING)

    def entered(self, item_id: str, at: datetime) -> "Stage":
        """The stage with the item live, and the board following. Where the plan says so it opens, unless its
        results are out already."""
        stage = replace(
            self.left(at),
            agenda=self.agenda.taking_in(item_id),
            live=item_id,
            started_at=self.started_at or at,
            ended_at=None,
            board=_FOLLOWING,
            runs=(*self.left(at).runs, Run(item_id, at)),
        )
        opens = self.agenda[item_id].opens_by_itself and not stage.item(item_id).revealed
        return stage.opened(item_id, at) if opens else stage


def _in_place_of(group: tuple[Wording, ...], these: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """These, with the first of a group in the place of any of it."""
    ids = {one.input for one in group}
    return tuple(dict.fromkeys(group[0] if one.input in ids else one for one in these))
