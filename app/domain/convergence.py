"""How far the groups of a session agree: verdicts, and the thresholds they follow.

The thresholds are our defaults, not from a source; they are printed wherever a verdict stands.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from app.domain.shares import percentage
from app.domain.small_groups import SMALL_GROUP
from app.domain.text import N_

Verdict = Literal["convergent", "divergent", "contested", "leaning", "not_assessable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

AGREED = 75
"""Percent of all who must agree for the room to converge."""
AGREED_IN_GROUP = 60
"""Percent of each group that must."""
APART = 40
"""By how many points groups differ when they are said to diverge."""
CONTESTED = (40, 60)
"""Between which percentages of all something is contested."""

IN_WORDS: Mapping[str, str] = {
    "convergent": N_("convergent"),
    "divergent": N_("divergent"),
    "contested": N_("contested"),
    "leaning": N_("leaning one way"),
    "not_assessable": N_("not assessable by group"),
}


class Part(NamedTuple):
    """A group's part in something: what the group is, how many of it answered, and how many of those agree."""

    group: str
    people: int
    agree: int

    @property
    def percent(self) -> float:
        """How many of a hundred agree, to the last digit, as thresholds take it."""
        return 100 * self.agree / self.people if self.people else 0.0

    @property
    def rounded(self) -> int:
        """The same as it is said."""
        return percentage(self.agree, self.people)


class Convergence(NamedTuple):
    """How far something is agreed: by all, and by each group that is large enough to be told; the others are
    `merged`, as one. `spread` is how many points the groups that count differ by at most."""

    whole: Part
    groups: tuple[Part, ...]
    merged: Part | None
    verdict: Verdict

    @property
    def counted(self) -> tuple[Part, ...]:
        """The groups that count."""
        return counted(self.groups)

    @property
    def agreeing(self) -> int | None:
        """In how many of them somebody agrees; None where none counts."""
        return sum(part.agree > 0 for part in self.counted) if self.counted else None

    @property
    def spread(self) -> int | None:
        """In points, rounded as percentages are; None with fewer than two groups."""
        if len(self.counted) < 2:
            return None
        least, most = (of(self.counted, key=lambda part: part.percent) for of in (min, max))
        return percentage(most.agree * least.people - least.agree * most.people, most.people * least.people)


def convergence(whole: Part, groups: Sequence[Part], merged: Part | None = None) -> Convergence:
    """What these numbers say."""
    return Convergence(whole, tuple(groups), merged, verdict(whole, counted(groups)))


def counted(groups: Sequence[Part]) -> tuple[Part, ...]:
    """The groups in which enough people answered."""
    return tuple(part for part in groups if part.people >= SMALL_GROUP)


def verdict(whole: Part, groups: Sequence[Part]) -> Verdict:
    """What is to be said of something on which these groups, each large enough, answered so."""
    if len(groups) < 2:
        return "not_assessable"
    shares = [part.percent for part in groups]
    if whole.percent >= AGREED and min(shares) >= AGREED_IN_GROUP:
        return "convergent"
    if max(shares) - min(shares) >= APART:
        return "divergent"
    if CONTESTED[0] <= whole.percent <= CONTESTED[1]:
        return "contested"
    return "leaning"
