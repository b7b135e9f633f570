"""What the final state no longer says: what became of each entry, and how each thing came about."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.domain.ballots.entries import BallotWithdrawn
from app.domain.entry import Entry, Moderation
from app.domain.floor.entries import FloorAsked
from app.domain.fold import apply
from app.domain.inputs.review import ReviewChanged
from app.domain.outcome import Outcome
from app.domain.reasons import Reason
from app.domain.roles import MODERATORS, role_of
from app.domain.session.entries import Undone
from app.domain.state import State
from app.domain.text import Language
from app.log.stored import StoredEntry


class StatusChange(NamedTuple):
    """Where the input an entry names stood before and after it."""

    before: str
    after: str


class Connected(NamedTuple):
    """The fewest and the most participants connected."""

    fewest: int
    most: int


class Requested(NamedTuple):
    """When someone asked for the floor, on what, and in which language, if they said."""

    at: datetime
    topic: str
    language: Language | None


@dataclass
class Run:
    """What happened in one run of the session, its `number` counted from 1.

    `moderation` are the moderators' entries, `changes` by the seq of those that named inputs how these changed,
    `status_since` by input, and `status_by` whom; `undone_by` gives an undone action's seq the seq of its
    undoing, `withdrawn` are the seqs of ballots taken back, `connected` says for each item how many were
    connected at the moderators' actions, and `asked` by person when they asked for the floor.
    """

    number: int
    moderation: list[StoredEntry] = field(default_factory=list)
    changes: dict[int, set[StatusChange]] = field(default_factory=dict)
    status_since: dict[str, datetime] = field(default_factory=dict)
    status_by: dict[str, str] = field(default_factory=dict)
    undone_by: dict[int, int] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    connected: dict[str, Connected] = field(default_factory=dict)
    asked: dict[str, list[Requested]] = field(default_factory=dict)


class History:
    """A fold of the log from the beginning, watched entry by entry.

    `run` is the one the session is in now: what was rehearsed before is in the log alone. `refused` says by seq
    why an entry does not count. What there is one of for each of hundreds of thousands of ballots is not kept.
    """

    def __init__(self, log: Iterable[StoredEntry]) -> None:
        self.state = State()
        self.last: StoredEntry | None = None
        self.refused: dict[int, Reason] = {}
        self.run = Run(1)
        self._earlier: list[Run] = []
        self._begun: list[tuple[int, int]] = [(0, 1)]
        for stored in log:
            self.last = stored
            depth = self.state.run
            entry = stored.entry._replace(key=None)  # only a live room needs to know keys
            self._take(entry)
            if depth:
                self._follow_runs(stored.seq, self.state.run - depth)
            if _is_moderation(entry):
                self.run.moderation.append(stored)

    def run_of(self, seq: int) -> int:
        """The number of the run an entry belongs to."""
        return self._begun[bisect_right(self._begun, seq, key=lambda one: one[0]) - 1][1]

    def _follow_runs(self, seq: int, step: int) -> None:
        """Another run began with the entry, or the beginning of the last one was undone."""
        if step > 0:
            self._earlier.append(self.run)
            self.run = Run(1 + max(number for _seq, number in self._begun))
        elif step < 0:
            undone, self.run = self.run, self._earlier.pop()
            self.run.moderation += undone.moderation
            self.run.undone_by |= undone.undone_by
        if step:
            self._begun.append((seq, self.run.number))

    def _take(self, entry: Entry) -> None:
        state, live_before = self.state, self.state.stage.live
        before = {id: state.status(state.inputs[id]) for id in self._inputs_named(entry)}
        standing = self._standing_before(entry)
        outcome = apply(state, entry)
        self._follow_status(entry, before, outcome)
        if outcome.refused:
            self.refused[entry.seq] = outcome.refused
            return
        if standing:
            self.run.withdrawn.add(standing)
        if isinstance(entry.body, FloorAsked) and entry.body.wanted:
            asked = Requested(entry.at, entry.body.topic, entry.body.language)
            self.run.asked.setdefault(entry.actor, []).append(asked)
        if isinstance(entry.body, Undone):
            self.run.undone_by[entry.body.seq] = entry.seq
        if isinstance(entry.body, Moderation) and entry.body.connected is not None:
            for item in {live_before, state.stage.live} - {None}:
                self._count_connected(item or "", entry.body.connected)

    def _standing_before(self, entry: Entry) -> int | None:
        """The seq of the ballot that an entry takes back."""
        if not isinstance(entry.body, BallotWithdrawn):
            return None
        ballot = self.state.ballot(entry.body.item, entry.actor)
        return ballot.seq if ballot else None

    def _inputs_named(self, entry: Entry) -> Iterable[str]:
        if isinstance(entry.body, Undone):
            return tuple(self.state.inputs)
        if isinstance(entry.body, ReviewChanged):
            return tuple(one.id for one in self.state.inputs_of.get(entry.body.item, ()))
        return tuple(id for id in entry.body.inputs_named if id in self.state.inputs)

    def _follow_status(self, entry: Entry, before: dict[str, str], outcome: Outcome) -> None:
        for id, earlier in before.items():
            if id not in self.state.inputs:  # another run began, or is over
                continue
            after = self.state.status(self.state.inputs[id])
            if isinstance(entry.body, Moderation) and not isinstance(entry.body, Undone):
                self.run.changes.setdefault(entry.seq, set()).add(StatusChange(earlier, after))
            if after != earlier:
                self.run.status_since[id], self.run.status_by[id] = entry.at, entry.actor
        if outcome.made:
            self.run.status_since.setdefault(outcome.made, entry.at)
            self.run.status_by.setdefault(outcome.made, entry.actor)

    def _count_connected(self, item: str, connected: int) -> None:
        known = self.run.connected.get(item, Connected(connected, connected))
        self.run.connected[item] = Connected(min(known.fewest, connected), max(known.most, connected))


def _is_moderation(entry: Entry) -> bool:
    """Whether a moderator did it as such, or a rapporteur who may do the same."""
    by = entry.body.by
    return role_of(entry.actor) in by and (by == MODERATORS or isinstance(entry.body, Moderation))
