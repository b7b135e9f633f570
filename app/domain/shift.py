"""What changed between two rounds of a vote: what was answered first, and what after.

Those who answered both are compared with themselves. But a second round that nearly the same people answer
would say, beside the results of both, what the few others did. Where these are fewer than SMALL_GROUP in a
round, each is told of all who answered it, as it is told already.
"""

from collections.abc import Mapping, Set
from typing import NamedTuple

from app.domain.ballots.data import Poll
from app.domain.breakdown import Multiple, multiple, shared_out
from app.domain.small_groups import MERGED, SMALL_GROUP, too_small


class Moved(NamedTuple):
    """What a group answered in the first round and in the second. `same` says whether these are the same
    people."""

    group: str
    before: Multiple
    after: Multiple
    same: bool


class Shift(NamedTuple):
    """Two rounds compared, of everyone and of each group that may be told; `both` is how many answered both."""

    both: int
    whole: Moved
    groups: tuple[Moved, ...]
    merged: Moved | None

    @property
    def parts(self) -> tuple[Moved, ...]:
        """The groups, and the others last; none where no group is told: all the others are everyone."""
        return (*self.groups, *((self.merged,) if self.merged and self.groups else ()))

    @property
    def same_in_parts(self) -> bool:
        """Whether the groups as well are told of the same people in both rounds."""
        return all(moved.same for moved in self.parts)


class Compared(NamedTuple):
    """By which parts rounds are compared, and whether each is told of the same people in both."""

    parts: Mapping[str, Set[str]]
    same: bool


class Rounds(NamedTuple):
    """The two polls."""

    first: Poll
    second: Poll

    @property
    def people(self) -> Set[str]:
        """Everyone who answered one of them."""
        return self.first.ballots.keys() | self.second.ballots.keys()

    def both(self, members: Set[str]) -> Set[str]:
        """Who of these answered both."""
        return members & self.first.ballots.keys() & self.second.ballots.keys()

    def may_be_paired(self, members: Set[str]) -> bool:
        """Whether those of them who answered both may be told: they are enough, and so are all others of each
        round, if there are any."""
        both = self.both(members)
        others = (len(members & poll.ballots.keys()) - len(both) for poll in self)
        return len(both) >= SMALL_GROUP and not any(0 < left < SMALL_GROUP for left in others)

    def hidden(self, groups: Mapping[str, Set[str]]) -> Set[str]:
        """Which groups are not told in one round or the other."""
        return frozenset[str]().union(
            *(too_small({name: len(of & poll.ballots.keys()) for name, of in groups.items()}) for poll in self)
        )

    def counted(self, compared: Compared) -> dict[str, Set[str]]:
        """Who is counted in each part."""
        return {name: self.both(of) if compared.same else of for name, of in compared.parts.items()}

    def moved(self, group: str, members: Set[str], same: bool) -> Moved:
        """What these answered."""
        of = self.both(members) if same else members
        return Moved(group, multiple(self.first, group, of), multiple(self.second, group, of), same)


def shift(rounds: Rounds, everyone: str, groups: Mapping[str, Set[str]]) -> Shift:
    """The rounds compared. Of the groups all are told of the same people, or none is."""
    people = rounds.people
    whole = rounds.moved(everyone, people, rounds.may_be_paired(people))
    compared = compared_by(rounds, groups)
    moved = {name: rounds.moved(name, of, compared.same) for name, of in compared.parts.items()}
    merged = moved.pop(MERGED, None)
    return Shift(len(rounds.both(people)), whole, tuple(moved.values()), merged)


def compared_by(rounds: Rounds, groups: Mapping[str, Set[str]]) -> Compared:
    """How groups are compared."""
    people, apart = rounds.people, rounds.hidden(groups)
    in_both = too_small({name: len(rounds.both(of)) for name, of in groups.items()})
    paired = shared_out(groups, apart | in_both).parts
    paired = {name: members for name, members in paired.items() if members & people}
    same = bool(paired) and all(rounds.may_be_paired(members) for members in paired.values())
    parts = paired if same else shared_out(groups, apart).parts
    return Compared({name: of & people for name, of in parts.items() if of & people}, same)
