"""A result broken down: of everyone and, beside it, of each group that is large enough to be told.

The other groups stand together as one; `small_groups.too_small` says which they are, so that nothing
can be found by taking what is told from the whole either.
"""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from app.domain.ballots.data import Poll
from app.domain.convergence import Convergence
from app.domain.results import Bar, RowResult
from app.domain.small_groups import MERGED
from app.domain.vote import Vote

MOST_GROUPS = 10
"""How many groups are told beside each other at most, the largest: with all, and with the others as one, they
are as many as are taken in at a glance."""


class Leading(NamedTuple):
    """An option that weighs most in a row of a result, and how far the groups agree on it. It is `level` where
    another weighs as much."""

    result: RowResult
    bar: Bar
    level: bool
    agreement: Convergence


class Multiple(NamedTuple):
    """What a group answered: which group it is, how many of it answered, and the rows of their result; `untold`
    are the options of which it is not told how many chose them, if any did."""

    group: str
    people: int
    rows: list[RowResult]
    untold: Set[str] = frozenset()

    def beside(self, whole: RowResult, place: int) -> list[Bar | None]:
        """The row at this place, its options as those of the whole stand: None where one is not told."""
        bars = self.rows[place].as_in(whole).bars
        return [None if bar.option.id in self.untold else bar for bar in bars]


class Breakdown(NamedTuple):
    """A result by the groups of a constituency. The rest are `merged`: None where there are none. `leading`
    says row by row how far the groups agree."""

    whole: Multiple
    groups: tuple[Multiple, ...]
    merged: Multiple | None
    leading: tuple[Leading, ...]


class Shares(NamedTuple):
    """How people are shared out: the groups that are told, in their order, and everyone else as one."""

    told: Mapping[str, Set[str]]
    rest: Set[str]

    @property
    def parts(self) -> dict[str, Set[str]]:
        """All of them by what they are called; the rest is left out where it is nobody."""
        return {**self.told, MERGED: self.rest} if self.rest else dict(self.told)


def multiple(poll: Poll, group: str, members: Iterable[str], withheld: Set[str] = frozenset()) -> Multiple:
    """What these people answered, without the options that are `withheld`."""
    tally = poll.counted(members).without(withheld)
    return Multiple(group, tally.people, poll.vote.result(tally), withheld)


def worded(found: Breakdown, vote: Vote, withheld: Set[str]) -> Breakdown:
    """The same in the words in which the vote is asked by now, since some come in other languages later, and
    without the options that are `withheld` by now."""
    return found._replace(
        whole=_worded(found.whole, vote, withheld),
        groups=tuple(_worded(one, vote, withheld) for one in found.groups),
        merged=_worded(found.merged, vote, withheld) if found.merged else None,
        leading=tuple(
            one._replace(result=_row(one.result, vote, withheld), bar=_bar(one.bar, vote))
            for one in found.leading
            if one.bar.option.id not in withheld
        ),
    )


def _worded(one: Multiple, vote: Vote, withheld: Set[str]) -> Multiple:
    return one._replace(rows=[_row(row, vote, withheld) for row in one.rows])


def _row(row: RowResult, vote: Vote, withheld: Set[str]) -> RowResult:
    named = next((one for one in vote.rows if row.row and one.id == row.row.id), row.row)
    return row._replace(row=named, bars=[_bar(bar, vote) for bar in row.bars if bar.option.id not in withheld])


def _bar(bar: Bar, vote: Vote) -> Bar:
    return bar._replace(option=next((one for one in vote.choices if one.id == bar.option.id), bar.option))


def shared_out(groups: Mapping[str, Set[str]], hidden: Set[str]) -> Shares:
    """These groups, those hidden and the smallest of too many as one."""
    open_to_all = [name for name in groups if name not in hidden]
    largest = sorted(open_to_all, key=lambda name: -len(groups[name]))[:MOST_GROUPS]
    told = {name: groups[name] for name in open_to_all if name in largest}
    rest = (members for name, members in groups.items() if name not in told)
    return Shares(told, frozenset[str]().union(*rest))
