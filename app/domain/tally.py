"""Answers counted."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from typing import Any, Self

from app.domain.answer import Answer, abstention


@dataclass
class Tally:
    """A running count of answers. Adding and removing the same answer leaves it as it was.

    `counts` says for each row and option how many gave it which mark. What marks are,
    the kind of vote says.
    """

    people: int = 0
    base: Counter[str] = field(default_factory=Counter)
    no_opinion: Counter[str] = field(default_factory=Counter)
    counts: Counter[tuple[str, str, int]] = field(default_factory=Counter)

    def add(self, answer: Answer, times: int = 1) -> None:
        """Count an answer; `times=-1` takes it back."""
        self.people += times
        for row, said in answer.items():
            if said == abstention():
                self.no_opinion[row] += times
                continue
            self.base[row] += times
            for option, mark in self.marks(said):
                self.counts[row, option, mark] += times

    def marks(self, said: Any) -> Iterable[tuple[str, int]]:
        """The options named of a row, each with its mark: the place at which it stands, 0 being the first."""
        return ((option, place) for place, option in enumerate(said))

    def count(self, row: str, option: str) -> int:
        """How many named `option` in `row`, with whatever mark."""
        return sum(n for (r, o, _), n in self.counts.items() if r == row and o == option)

    def marked(self, row: str, option: str) -> Counter[int]:
        """How many gave `option` each mark."""
        return Counter({mark: n for (r, o, mark), n in self.counts.items() if r == row and o == option})

    def options(self) -> Counter[str]:
        """How many named each option, in whatever row and with whatever mark."""
        named: Counter[str] = Counter()
        for (_row, option, _mark), people in self.counts.items():
            named[option] += people
        return +named

    def of_fewer_than(self, people: int) -> frozenset[str]:
        """The options that fewer people named, and somebody did."""
        return frozenset(option for option, count in self.options().items() if count < people)

    def without(self, options: Set[str]) -> Self:
        """The same count, in which nobody named these; whoever did has still answered."""
        left = {key: people for key, people in self.counts.items() if key[1] not in options}
        return replace(self, counts=Counter(left)) if options else self

    def same_as(self, other: "Tally") -> bool:
        """Whether both count the same, zero entries apart."""
        return self.people == other.people and all(
            +mine == +theirs
            for mine, theirs in (
                (self.base, other.base),
                (self.no_opinion, other.no_opinion),
                (self.counts, other.counts),
            )
        )
