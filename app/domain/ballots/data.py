"""Ballots as the fold keeps them, and their count."""

import marshal
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.domain.answer import Answer
from app.domain.entry import Entry
from app.domain.tally import Tally
from app.domain.vote import Vote

MOST_KNOWN = 5000
"""How many different answers a poll remembers having read."""

_WITHOUT_REFERENCES = 2
"""The version of `marshal` that writes alike what is equal. Nothing else writes any form of answer as fast."""

MOST_CHANGES = 1000
"""How many changes a poll counts one by one; after more, as in reading a log, it counts its ballots afresh."""


class ShowOfHands(NamedTuple):
    """Hands counted in the room: to what, when, and by whom; `asked` is empty for the item's own question."""

    item: str
    asked: str
    in_favour: int
    against: int
    abstaining: int
    at: datetime
    counted_by: str


@dataclass(slots=True)
class Ballot:
    """A person's answer to a vote."""

    participant: str
    answer: Answer
    cast_at: datetime
    seq: int
    changes: int = 0


@dataclass(slots=True)
class Poll:
    """The ballots of one item's vote, and their count, which is brought up to date when it is asked for."""

    vote: Vote
    ballots: dict[str, Ballot] = field(default_factory=dict)
    known: dict[bytes, Answer] = field(default_factory=dict, compare=False, repr=False)
    _tally: Tally | None = field(default=None, compare=False, repr=False)
    _changes: list[tuple[Answer, int]] | None = field(default_factory=list, compare=False, repr=False)

    def cast(self, entry: Entry, given: Answer) -> bool:
        """Count an entry's answer, in place of the person's earlier one; returns whether there was one. Raises
        BadAnswer."""
        answer, ballot = self.read(given), self.ballots.get(entry.actor)
        if ballot is None:
            self._count(answer, 1)
            self.ballots[entry.actor] = Ballot(entry.actor, answer, entry.at, entry.seq)
            return False
        if ballot.answer is not answer:
            self._count(answer, 1)
            self._count(ballot.answer, -1)
        ballot.answer, ballot.cast_at, ballot.seq = answer, entry.at, entry.seq
        ballot.changes += 1
        return True

    def take_back(self, who: str) -> bool:
        """Count a person's answer no longer; returns whether there was one."""
        ballot = self.ballots.pop(who, None)
        if ballot is not None:
            self._count(ballot.answer, -1)
        return ballot is not None

    def erase(self, who: str, before: int) -> None:
        """A person's answer stands without what they wrote in it, if it came `before` that place in the log.
        Nothing that was read or counted remembers the words."""
        ballot = self.ballots.get(who)
        if ballot is not None and self.vote.written and ballot.seq < before:
            ballot.answer = self.vote.erased(ballot.answer)
            self.known.clear()
            self._tally = self._changes = None

    @property
    def tally(self) -> Tally:
        """How the ballots count."""
        if self._tally is None or self._changes is None:
            self._tally, self._changes = self.recount(), []
        for answer, times in self._changes:
            self._tally.add(answer, times)
        self._changes = []
        return self._tally

    def _count(self, answer: Answer, times: int) -> None:
        if self._changes is not None:
            self._changes.append((answer, times))
            if len(self._changes) > MOST_CHANGES:
                self._changes = None

    def read(self, given: Answer) -> Answer:
        """The answer, as the vote reads it. Equal answers are one object, read once: of hundreds of thousands
        of ballots few are different. Raises BadAnswer."""
        key = marshal.dumps(given, _WITHOUT_REFERENCES)
        known = self.known.get(key)
        if known is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            known = self.known[key] = self.vote.read(given)
        return known

    def recount(self) -> Tally:
        """The tally counted afresh from the ballots."""
        return self.counted(self.ballots)

    def counted(self, people: Iterable[str]) -> Tally:
        """How the ballots of these people count."""
        tally = self.vote.new_tally()
        for who in self.ballots.keys() & people:
            tally.add(self.ballots[who].answer)
        return tally
