"""A result as it is shown by groups: as it was then, and told anew where comparing the two tells of no few.

Two results by groups, one before and one after what a single person did, would say what they answered, and of
which group they are: whoever votes late, or anew once voting is opened again, takes an answer back, or says
something else of themselves. So what is shown stays as it was shown. It is told anew once those who did the
like since are SMALL_GROUP or more, whatever it was that they did.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from app.domain.answer import Answer
from app.domain.ballots.data import Poll
from app.domain.breakdown import Breakdown
from app.domain.shift import Shift
from app.domain.small_groups import SMALL_GROUP


class Counted(NamedTuple):
    """How someone is counted in what is shown: in which groups, and with which answers; of a second round also
    in the comparison with the first. "" and None: they are not."""

    groups: tuple[str, ...]
    answers: tuple[Answer | None, ...]


class Showing(NamedTuple):
    """A result by the groups of a constituency, what changed since an earlier round, and how everyone of whom
    these tell is counted."""

    breakdown: Breakdown
    shift: Shift | None
    counted: Mapping[str, Counted]

    @property
    def of_everyone(self) -> "Showing":
        """The same without the groups."""
        return self._replace(breakdown=self.breakdown._replace(groups=(), merged=None, leading=()))


def counted_in(parts: Sequence[Mapping[str, Set[str]]], polls: Sequence[Poll]) -> dict[str, Counted]:
    """How everyone who answered one of these polls is counted in these parts."""
    groups = [{who: name for name, members in one.items() for who in members} for one in parts]
    people = {who for poll in polls for who in poll.ballots}
    return {
        who: Counted(tuple(of.get(who, "") for of in groups), tuple(_answer_in(poll, who) for poll in polls))
        for who in people
    }


def _answer_in(poll: Poll, who: str) -> Answer | None:
    return poll.ballots[who].answer if who in poll.ballots else None


def may_be_told(earlier: Iterable[Showing], now: Showing) -> bool:
    """Whether so much may be told beside everything that was told before by the same groups. Whatever is added
    and subtracted, those of whom it tells together are all who are in the same groups and changed their answers
    at the same places."""
    return _none_found([*(one.counted for one in earlier if _tells_of_groups(one)), now.counted])


def may_be_compared(alone: Iterable[Showing], both: Iterable[Showing]) -> bool:
    """Whether what was answered to a vote may be told by itself, as in these showings, and beside that of a
    second round, as in those."""
    told = [_of_round(one, part=0, answer=-1) for one in alone if _tells_of_groups(one)]
    return _none_found([*told, *(_of_round(one, part=1, answer=0) for one in both if one.shift)])


def _tells_of_groups(showing: Showing) -> bool:
    """Whether so many were counted that it says more than the result of everyone does."""
    return len(showing.counted) >= SMALL_GROUP


def _of_round(showing: Showing, part: int, answer: int) -> dict[str, Counted]:
    """Of whom a showing tells how they answered one of its rounds."""
    return {
        who: Counted(one.groups[part : part + 1], (one.answers[answer],))
        for who, one in showing.counted.items()
        if one.answers[answer] is not None
    }


def _none_found(told: Sequence[Mapping[str, Counted]]) -> bool:
    """Whether no few people are alone in how they were counted: also those who did nothing, where all others of
    their group are told apart from them."""
    people = set[str]().union(*told)
    alike = Counter(_traced([one.get(who) for one in told]) for who in people)
    return len(told) < 2 or all(many >= SMALL_GROUP for many in alike.values())


def _traced(counted: list[Counted | None]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """How someone was counted from showing to showing: answers by the first place at which they were so."""
    answers = [one.answers if one else () for one in counted]
    return tuple((one.groups if one else (), answers.index(one.answers if one else ())) for one in counted)
