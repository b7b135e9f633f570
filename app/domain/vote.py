"""What every kind of vote has in common: how an answer is read, counted, shown and told."""

from abc import abstractmethod
from collections.abc import Iterator
from functools import cached_property
from inspect import getfile
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import model_validator

from app.domain.answer import NO_OPINION, ONLY_ROW, Answer, BadAnswer, Choice, Fields, abstention
from app.domain.kinds import Kinds
from app.domain.results import Bar, Figure, RowResult
from app.domain.shares import percentage
from app.domain.small_groups import SMALL_GROUP
from app.domain.tally import Tally
from app.domain.text import Language, Model, Text

Layout = Literal["beside", "wide", "abreast"]
"""How a chart stands on a large screen: beside what else is shown, over the whole width, or there with its rows
side by side."""


UNDECIDED = 0.06
"""How many of those who answer in a rehearsal have no opinion on a row."""


class Said(NamedTuple):
    """One thing that an answer says, as tables have it: of an option its place in a ranking or the points given
    to it, its value on a scale; of what no list says, how it was `written`."""

    row: str
    option: str | None
    rank_or_points: int | None = None
    value: int | None = None
    written: str | None = None


class Vote(Model):
    """A vote on a guiding question. Each kind is a subclass, in a folder with everything else of it."""

    kinds: ClassVar[Kinds[type["Vote"]]] = Kinds("app.activities:found")
    layout: ClassVar[Layout] = "beside"
    ordered: ClassVar[bool] = False
    """Whether the result puts the options in order of weight; the first of them then stands out."""

    written: ClassVar[bool] = False
    """Whether people write what they answer, where else they choose. Moderators can withhold what was written,
    and an erasure takes it out."""

    most_shown: ClassVar[int | None] = None
    """How many options of a row are shown where no list says how many there are; None: all."""

    asked_as: ClassVar[str] = ""
    """What it is called where something is asked on the spot; nothing where it is not offered there."""

    options_typed: ClassVar[bool] = True
    """Whether what can be chosen is typed there; a kind that brings its own has no use for it."""

    asked_at: ClassVar[int] = 9
    """Its place among what is offered there, the most usual first."""

    kind: str
    prompt: Text
    rows: tuple[Choice, ...] = ()
    options: tuple[Choice, ...]

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "Vote | None":
        """A vote of this kind as it is asked on the spot, with the options that were typed; None where it takes
        more of them, or fewer."""
        return None

    @classmethod
    def folder(cls) -> Path:
        """Where everything of the kind stands: its form, its chart, its script, its style, its texts."""
        return Path(getfile(cls)).parent

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
        """How many options one person may name in a row."""
        return len(self.choices)

    @cached_property
    def row_ids(self) -> tuple[str, ...]:
        """The ids of the rows; the single row "" where the vote has none."""
        return tuple(row.id for row in self.rows) or (ONLY_ROW,)

    @property
    def read_first(self) -> bool:
        """Whether what people write waits until moderators let it through."""
        return False

    # An answer read

    def read(self, given: object) -> Answer:
        """The answer in its one form. Raises BadAnswer with a reason code if it is none to this vote."""
        rows = self.rows_given(given)
        if not set(self.row_ids).issuperset(rows):
            raise BadAnswer("unknown_row")
        read = {row: self._read_row(rows[row]) for row in self.row_ids if rows.get(row) is not None}
        answer: Answer = {row: said for row, said in read.items() if said}
        if not answer:
            raise BadAnswer("empty_answer")
        return answer

    def rows_given(self, given: object) -> dict[str, object]:
        """What is given of each row; what is given by itself is given of every row."""
        return given if isinstance(given, dict) else dict.fromkeys(self.row_ids, given)

    def _read_row(self, given: object) -> Any:
        chosen = [one for one in given if one != ""] if isinstance(given, list) else [given]
        return abstention() if chosen == abstention() else self.read_row(given)

    @abstractmethod
    def read_row(self, given: object) -> Any:
        """What is said of a row, in one form for equal answers; empty if nothing is. Raises BadAnswer."""

    def erased(self, answer: Answer) -> Answer:
        """The answer without a person's own words. What is chosen is a number, and stays."""
        return answer

    # An answer in the fields of a form

    def read_form(self, fields: Fields) -> dict[str, object]:
        """The answer in a form, to be read as any other. Raises BadAnswer."""
        return {row: self.row_in_form(row, fields) for row in self.row_ids}

    def form_of(self, answer: Answer) -> Fields:
        """The fields of a form that say the answer."""
        fields: dict[str, list[str]] = {}
        for row, said in answer.items():
            fields |= {answer_field(row): abstention()} if said == abstention() else self.fields_of(row, said)
        return fields

    @abstractmethod
    def row_in_form(self, row: str, fields: Fields) -> object:
        """What a form says of a row; "no opinion" it says in `answer_field(row)`. Raises BadAnswer."""

    @abstractmethod
    def fields_of(self, row: str, said: Any) -> dict[str, list[str]]:
        """The fields that say this of a row."""

    # An answer made up, where a session is rehearsed

    def made_up(self, chance: Random) -> dict[str, object]:
        """An answer as somebody might give it, to be read as any other: each time another by `chance`."""
        return {
            row: abstention() if chance.random() < UNDECIDED else self.row_made_up(row, chance)
            for row in self.row_ids
        }

    def row_made_up(self, row: str, chance: Random) -> object:
        """What somebody might say of a row. A kind that does not say has no opinion."""
        return abstention()

    def leanings(self, row: str) -> dict[str, float]:
        """How much a made-up hall leans to each of the choices: always the same of the same row, and not to all
        alike, so that there is something to see in the result."""
        return {one.id: 0.2 + Random(f"{self.prompt.en}|{row}|{one.id}").random() for one in self.choices}

    # Answers counted

    def new_tally(self) -> Tally:
        """A count of this vote's answers, with none yet."""
        return Tally()

    def result(self, tally: Tally) -> list[RowResult]:
        """What the count says, row by row."""
        rows: dict[str, Choice | None] = {row.id: row for row in self.rows} or {ONLY_ROW: None}
        results = [self.row_result(row, id, tally) for id, row in rows.items()]
        return [result.placed(self.percentages(result)) for result in results]

    def percentages(self, result: RowResult, parts: int = 100) -> list[int]:
        """Each bar's share in percent, 0 for what stands aside; `parts` is as in `shares.percentage`. Here the
        bars of a row share out what was given."""
        weights = [0 if bar.aside else bar.weight for bar in result.bars]
        return [percentage(weight, sum(weights), parts) for weight in weights]

    def too_rare(self, tally: Tally) -> frozenset[str]:
        """What is not told of groups, for it would tell who answered it: what few people wrote."""
        return tally.of_fewer_than(SMALL_GROUP) if self.written else frozenset()

    @abstractmethod
    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The result of one row."""

    # A result shown and told

    @abstractmethod
    def sentence(self, tally: Tally, language: Language) -> str:
        """One sentence that says what the result shows."""

    def figure(self, result: RowResult, bar: Bar, language: Language) -> Figure:
        """A bar of a result in figures."""
        return Figure(f"{bar.percent} %", str(bar.people))

    def told(self, answer: Answer) -> Iterator[Said]:
        """Everything that an answer says, for tables."""
        for row, said in answer.items():
            if said == abstention():
                yield Said(row, NO_OPINION)
            else:
                yield from self.row_told(row, said)

    @abstractmethod
    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """Everything that is said of a row, for tables."""


def answer_field(row: str) -> str:
    """The field of a form in which options of a row are chosen, and "no opinion" in every kind of vote."""
    return f"answer.{row}" if row else "answer"
