"""What the final state no longer says: the ballots that were replaced, and how each thing came about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.domain import entries as e
from app.domain.entries import Entry
from app.domain.outcome import Outcome
from app.domain.state import State
from app.domain.vote import Answer

REPLACED, WITHDRAWN = "replaced", "withdrawn"


@dataclass
class CastBallot:
    """A ballot that reached the log. `not_counted` is why it does not count in the end, None if it does."""

    seq: int
    at: datetime
    participant: str
    item: str
    answer: Answer
    written_at: datetime | None
    changes: int
    not_counted: str | None


class StatusChange(NamedTuple):
    """Where the input an entry names stood before and after it."""

    before: str
    after: str


class History:
    """A fold of the log from the beginning, watched entry by entry.

    `outcomes` are by seq, `changes` by the seq of the entry that named an input, `status_since` by input,
    `undone_by` gives an undone action's seq the seq of its undoing, and `connected` how many participants
    were connected at each of a moderator's actions while an item was live.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.state = State()
        self.outcomes: dict[int, Outcome] = {}
        self.ballots: list[CastBallot] = []
        self.changes: dict[int, StatusChange] = {}
        self.status_since: dict[str, datetime] = {}
        self.undone_by: dict[int, int] = {}
        self.connected: dict[str, list[int]] = defaultdict(list)
        self._standing: dict[tuple[str, str], CastBallot] = {}
        for entry in entries:
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        state, live_before = self.state, self.state.stage.live
        before = {id: state.status(state.inputs[id]) for id in self._inputs_named(entry)}
        outcome = state.apply(entry)
        self.outcomes[entry.seq] = outcome
        self._follow_status(entry, before, outcome)
        if isinstance(entry.body, e.BallotCast):
            self._follow_ballot(entry, entry.body, outcome)
        if outcome.refused:
            return
        if isinstance(entry.body, e.BallotWithdrawn):
            self._standing.pop((entry.body.item, entry.actor)).not_counted = WITHDRAWN
        elif isinstance(entry.body, e.Undone):
            self.undone_by[entry.body.seq] = entry.seq
        if isinstance(entry.body, e.Moderation) and entry.body.connected is not None:
            for item in {live_before, state.stage.live} - {None}:
                self.connected[item or ""].append(entry.body.connected)

    def _inputs_named(self, entry: Entry) -> Iterable[str]:
        if isinstance(entry.body, e.Undone):
            return tuple(self.state.inputs)
        named = getattr(entry.body, "input", None)
        return (named,) if named in self.state.inputs else ()

    def _follow_status(self, entry: Entry, before: dict[str, str], outcome: Outcome) -> None:
        for id, earlier in before.items():
            after = self.state.status(self.state.inputs[id])
            if not isinstance(entry.body, e.Undone):
                self.changes[entry.seq] = StatusChange(earlier, after)
            if after != earlier:
                self.status_since[id] = entry.at
        if isinstance(entry.body, e.InputSent) and outcome.made:
            self.status_since[outcome.made] = entry.at

    def _follow_ballot(self, entry: Entry, body: e.BallotCast, outcome: Outcome) -> None:
        counted = None if outcome.refused else self.state.ballot(body.item, entry.actor)
        cast = CastBallot(
            entry.seq,
            entry.at,
            entry.actor,
            body.item,
            counted.answer if counted else body.answer,
            body.written_at,
            counted.changes if counted else 0,
            outcome.refused,
        )
        self.ballots.append(cast)
        if counted:
            earlier = self._standing.get((body.item, entry.actor))
            if earlier:
                earlier.not_counted = REPLACED
            self._standing[body.item, entry.actor] = cast
