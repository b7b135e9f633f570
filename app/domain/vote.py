"""What every kind of vote has in common: how an answer is read and how answers are counted.

An answer, however it was written, is kept in one form: for each row the options chosen, in order.
A vote without rows has the single row "". `{"local": ["4"], "global": ["no_opinion"]}` answers a scale
over two levels.
"""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from pydantic import model_validator

from app.domain.shares import percentage, percentages
from app.domain.text import Language, Model, Text

Answer = dict[str, list[str]]

NO_OPINION = "no_opinion"
ONLY_ROW = ""


class BadAnswer(ValueError):
    """The answer cannot be one to this vote. The argument is a reason code."""


class Choice(Model):
    """Something that can be chosen from a list."""

    id: str
    label: Text


class Bar(NamedTuple):
    """One option in a result: how many chose it, and `share` of the base (0 to 1).

    `percent` is the share as it is said. `place` is 1 for what counts most in the row; what counts the same has
    the same place, and the places after it are left out. An option that nobody chose has no place: 0.
    """

    option: Choice
    people: int
    share: float
    aside: bool = False
    points: int | None = None
    percent: int = 0
    place: int = 0

    @property
    def weight(self) -> int:
        """What options are put in order by: points in a ranking, people otherwise."""
        return self.people if self.points is None else self.points


class RowResult(NamedTuple):
    """The result of one row. `base` is the people who answered it with an opinion; `mean` has one decimal."""

    row: Choice | None
    base: int
    no_opinion: int
    bars: list[Bar]
    mean: Decimal | None = None


@dataclass
class Tally:
    """A running count of answers. Adding and removing the same answer leaves it as it was."""

    people: int = 0
    base: Counter[str] = field(default_factory=Counter)
    no_opinion: Counter[str] = field(default_factory=Counter)
    counts: Counter[tuple[str, str, int]] = field(default_factory=Counter)

    def add(self, answer: Answer, times: int = 1) -> None:
        """Count an answer; `times=-1` takes it back."""
        self.people += times
        for row, chosen in answer.items():
            if chosen[0] == NO_OPINION:
                self.no_opinion[row] += times
                continue
            self.base[row] += times
            for place, option in enumerate(chosen):
                self.counts[row, option, place] += times

    def count(self, row: str, option: str) -> int:
        """How many chose `option` in `row`, at whatever place."""
        return sum(n for (r, o, _), n in self.counts.items() if r == row and o == option)

    def places(self, row: str, option: str) -> Counter[int]:
        """How many put `option` at each place, 0 being the first."""
        return Counter({p: n for (r, o, p), n in self.counts.items() if r == row and o == option})

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


class Vote(Model):
    """A vote on a guiding question. Each kind is a subclass in `app.activities`, registered by its `kind`."""

    kinds: ClassVar[dict[str, type["Vote"]]] = {}

    kind: str
    prompt: Text
    rows: tuple[Choice, ...] = ()
    options: tuple[Choice, ...]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Make the kind known to every session plan."""
        literal = cls.model_fields["kind"].annotation
        for kind in getattr(literal, "__args__", ()):
            Vote.kinds[kind] = cls

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Vote":
        for name, choices in (("rows", self.rows), ("options", self.choices)):
            ids = [choice.id for choice in choices]
            if len(ids) != len(set(ids)):
                raise ValueError(f"{name}: every id must be different, found {ids}")
            if NO_OPINION in ids:
                raise ValueError(f"{name}: '{NO_OPINION}' is always offered; do not list it")
        return self

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Everything that can be chosen besides "no opinion"."""
        return self.options

    @cached_property
    def choice_ids(self) -> frozenset[str]:
        """The ids of everything that can be chosen."""
        return frozenset(choice.id for choice in self.choices)

    @property
    def limit(self) -> int:
        """How many options one person may choose in a row."""
        return 1

    @cached_property
    def row_ids(self) -> tuple[str, ...]:
        """The ids of the rows; the single row "" where the vote has none."""
        return tuple(row.id for row in self.rows) or (ONLY_ROW,)

    def read(self, given: object) -> Answer:
        """The answer in its one form. Raises BadAnswer with a reason code if it is none to this vote."""
        rows = given if isinstance(given, dict) else dict.fromkeys(self.row_ids, given)
        if not set(self.row_ids).issuperset(rows):
            raise BadAnswer("unknown_row")
        read = {row: self._read_row(rows[row]) for row in self.row_ids if rows.get(row) is not None}
        answer = {row: chosen for row, chosen in read.items() if chosen}
        if not answer:
            raise BadAnswer("empty_answer")
        return answer

    def _read_row(self, given: object) -> list[str]:
        chosen = [_option_id(one) for one in (given if isinstance(given, list) else [given]) if one != ""]
        if NO_OPINION in chosen:
            if len(chosen) > 1:
                raise BadAnswer("no_opinion_alone")
            return chosen
        if len(set(chosen)) < len(chosen):
            raise BadAnswer("chosen_twice")
        if not self.choice_ids.issuperset(chosen):
            raise BadAnswer("unknown_option")
        if len(chosen) > self.limit:
            raise BadAnswer("too_many")
        return self.in_order(chosen)

    def in_order(self, chosen: list[str]) -> list[str]:
        """Where the order of choice has no meaning, the plan's order, so that equal answers are equal."""
        return [choice.id for choice in self.choices if choice.id in chosen]

    def read_form(self, fields: Mapping[str, list[str]]) -> object:
        """The answer in a plain HTML form: one field `answer`, or `answer.ROW` for each row."""
        if not self.rows:
            return fields.get("answer", [])
        return {row: fields.get(f"answer.{row}", []) for row in self.row_ids}

    def result(self, tally: Tally) -> list[RowResult]:
        """What the count says, row by row."""
        rows: dict[str, Choice | None] = {row.id: row for row in self.rows} or {ONLY_ROW: None}
        return [self._finished(self.row_result(row, id, tally)) for id, row in rows.items()]

    def _finished(self, result: RowResult) -> RowResult:
        weights = [bar.weight for bar in result.bars if not bar.aside]
        bars = [
            bar._replace(percent=percent, place=_place(bar, weights))
            for bar, percent in zip(result.bars, self.percentages(result), strict=True)
        ]
        return result._replace(bars=bars)

    def percentages(self, result: RowResult, parts: int = 100) -> list[int]:
        """Each bar's share in percent, 0 for what stands aside; `parts` is as in `shares.percentages`.

        Where everyone chooses one option of a row, the shares of the row add up to 100.
        """
        counts = [0 if bar.aside else bar.people for bar in result.bars]
        if self.limit == 1:
            return percentages(counts, parts)
        return [percentage(count, result.base, parts) for count in counts]

    @abstractmethod
    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The result of one row."""

    @abstractmethod
    def sentence(self, tally: Tally, language: Language) -> str:
        """One sentence that says what the result shows."""

    def chosen(self, answer: Answer) -> Iterator[tuple[str, str, int]]:
        """Every (row, option, place) of an answer, place 0 being the first."""
        for row, options in answer.items():
            for place, option in enumerate(options):
                yield row, option, place


def _place(bar: Bar, weights: list[int]) -> int:
    if bar.aside or not bar.weight:
        return 0
    return 1 + sum(weight > bar.weight for weight in weights)


def _option_id(given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadAnswer("wrong_type")
    return str(given)
