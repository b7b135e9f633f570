"""What people say of each other's inputs, counted: who agrees, who disagrees and who passes.

Two people who agree are no more agreed than ninety of a hundred: so inputs are put in order by proportions to
which one for and one against are added, as Polis does (Small et al., 2021; see `app/sense/opinions.py`).
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from app.domain.convergence import AGREED
from app.domain.inputs.data import Input
from app.domain.small_groups import SMALL_GROUP


class Judged(NamedTuple):
    """An input, and how many say what of the words that stand."""

    input: Input
    agree: int
    disagree: int
    passed: int

    @property
    def people(self) -> int:
        """How many said something of it."""
        return self.agree + self.disagree + self.passed

    @property
    def is_known(self) -> bool:
        """Whether so many said something that there is something to say of it."""
        return self.people >= SMALL_GROUP

    @property
    def agreement(self) -> float:
        """How far people agree with it, from 0 to 1: by this inputs are put in order."""
        return (self.agree + 1) / (self.people + 2)

    @property
    def division(self) -> float:
        """How large the smaller side is, from 0 to one half: by this what divides is put in order."""
        return min(self.agree, self.disagree) / (self.people + 2)

    @property
    def divides(self) -> bool:
        """Whether neither side, of those who take one, is as large as agreement needs."""
        larger = max(self.agree, self.disagree)
        return self.is_known and 100 * larger < AGREED * (self.agree + self.disagree)


def by_agreement(inputs: Iterable[Input]) -> list[Judged]:
    """What is said of each, first what most agree with."""
    return sorted(map(_counted, inputs), key=lambda one: (-one.agreement, -one.people, one.input.id))


def _counted(input: Input) -> Judged:
    said = Counter(one.stance for one in input.judgements.values())
    return Judged(input, said["agree"], said["disagree"], said["pass"])


def most_agreed(judged: Iterable[Judged], most: int) -> list[Judged]:
    """What most agree with, of those of which enough is known and which do not divide."""
    return [one for one in judged if one.is_known and not one.divides and one.agree > one.disagree][:most]


def most_divided(judged: Iterable[Judged], most: int) -> list[Judged]:
    """What divides people, first where the two sides are largest and most alike."""
    return sorted((one for one in judged if one.divides), key=lambda one: -one.division)[:most]
