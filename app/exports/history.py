"""What the final state no longer says: what became of each entry, and how each thing came about."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from app.domain import entries as e
from app.domain.entries import Entry
from app.domain.outcome import Outcome
from app.domain.reasons import Reason
from app.domain.state import State
from app.log.stored import StoredEntry


class StatusChange(NamedTuple):
    """Where the input an entry names stood before and after it."""

    before: str
    after: str


class Connected(NamedTuple):
    """The fewest and the most participants connected."""

    fewest: int
    most: int


class History:
    """A fold of the log from the beginning, watched entry by entry.

    `refused` says by seq why an entry does not count. `moderation` are the moderators' entries, `changes` by
    the seq of those that named an input, `status_since` by input; `undone_by` gives an undone action's seq the
    seq of its undoing, `withdrawn` are the seqs of ballots that were taken back, and `connected` says for each
    item how many were connected at the moderators' actions. What there is one of for each of hundreds of
    thousands of ballots is not kept.
    """

    def __init__(self, log: Iterable[StoredEntry]) -> None:
        self.state = State()
        self.last: StoredEntry | None = None
        self.refused: dict[int, Reason] = {}
        self.moderation: list[StoredEntry] = []
        self.changes: dict[int, StatusChange] = {}
        self.status_since: dict[str, datetime] = {}
        self.undone_by: dict[int, int] = {}
        self.withdrawn: set[int] = set()
        self.connected: dict[str, Connected] = {}
        for stored in log:
            self.last = stored
            if stored.actor == "moderator":
                self.moderation.append(stored)
            self._take(stored.entry._replace(key=None))  # only a live room needs to know keys

    def _take(self, entry: Entry) -> None:
        state, live_before = self.state, self.state.stage.live
        before = {id: state.status(state.inputs[id]) for id in self._inputs_named(entry)}
        standing = self._standing_before(entry)
        outcome = state.apply(entry)
        self._follow_status(entry, before, outcome)
        if outcome.refused:
            self.refused[entry.seq] = outcome.refused
            state.uncounted.clear()  # they are in the log, and there may be very many
            return
        if standing:
            self.withdrawn.add(standing)
        if isinstance(entry.body, e.Undone):
            self.undone_by[entry.body.seq] = entry.seq
        if isinstance(entry.body, e.Moderation) and entry.body.connected is not None:
            for item in {live_before, state.stage.live} - {None}:
                self._count_connected(item or "", entry.body.connected)

    def _standing_before(self, entry: Entry) -> int | None:
        """The seq of the ballot that an entry takes back."""
        if not isinstance(entry.body, e.BallotWithdrawn):
            return None
        ballot = self.state.ballot(entry.body.item, entry.actor)
        return ballot.seq if ballot else None

    def _inputs_named(self, entry: Entry) -> Iterable[str]:
        if isinstance(entry.body, e.Undone):
            return tuple(self.state.inputs)
        named = getattr(entry.body, "input", None)
        return (named,) if named in self.state.inputs else ()

    def _follow_status(self, entry: Entry, before: dict[str, str], outcome: Outcome) -> None:
        for id, earlier in before.items():
            after = self.state.status(self.state.inputs[id])
            if isinstance(entry.body, e.Moderation) and not isinstance(entry.body, e.Undone):
                self.changes[entry.seq] = StatusChange(earlier, after)
            if after != earlier:
                self.status_since[id] = entry.at
        if isinstance(entry.body, e.InputSent) and outcome.made:
            self.status_since[outcome.made] = entry.at

    def _count_connected(self, item: str, connected: int) -> None:
        known = self.connected.get(item, Connected(connected, connected))
        self.connected[item] = Connected(min(known.fewest, connected), max(known.most, connected))
