"""Points to distribute: everyone has so many points and gives them to the options that matter to them.

Not all have to be given. The share of an option is of all the points that were given; its mean is over everyone
who gave an opinion, whoever gave it nothing among them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, ClassVar, Literal

from babel.numbers import format_decimal
from pydantic import Field

from app.activities.sentences import first_three, nothing_said
from app.domain.answer import NO_OPINION, ONLY_ROW, BadAnswer, Choice, Fields, abstention
from app.domain.results import Bar, Figure, RowResult
from app.domain.shares import average
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text
from app.domain.vote import Said, Vote, answer_field
from app.i18n import ngettext

DISTRIBUTE = Text(en="Distribute ten points.", es="Reparta diez puntos.", fr="Répartissez dix points.")


class PointsTally(Tally):
    """A count of points: an option's marks are the points it was given."""

    def marks(self, said: Any) -> Iterable[tuple[str, int]]:
        """The options that were given points, each with how many."""
        pairs: Iterable[tuple[str, int]] = said.items()
        return pairs


class Points(Vote):
    """So many points to distribute over the options."""

    ordered: ClassVar[bool] = True

    asked_as: ClassVar[str] = N_("Ten points to distribute")
    asked_at: ClassVar[int] = 5

    kind: Literal["points"] = "points"
    points: int = Field(default=10, ge=1, le=100)
    rows: tuple[()] = ()

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "Points | None":
        """Ten points over what was typed."""
        return cls(prompt=DISTRIBUTE, options=options) if len(options) > 1 else None

    def rows_given(self, given: object) -> dict[str, object]:
        """The points by option, also where they are given without the one row's name."""
        return given if isinstance(given, dict) and ONLY_ROW in given else {ONLY_ROW: given}

    def read_row(self, given: object) -> dict[str, int]:
        """The points of each option that was given some, in the plan's order."""
        if given in (None, "", []):
            return {}
        if not isinstance(given, dict):
            raise BadAnswer("wrong_type")
        if not self.choice_ids.issuperset(given):
            raise BadAnswer("unknown_option")
        points = {option: _number(given.get(option, 0)) for option in (choice.id for choice in self.options)}
        if sum(points.values()) > self.points:
            raise BadAnswer("too_many")
        return {option: number for option, number in points.items() if number}

    def row_in_form(self, row: str, fields: Fields) -> object:
        """A field `points.OPTION` holds the points given to it."""
        if NO_OPINION in fields.get(answer_field(row), []):
            return abstention()
        return {option.id: "".join(fields.get(f"points.{option.id}", [])) for option in self.options}

    def fields_of(self, row: str, said: Any) -> dict[str, list[str]]:
        """The points of each option that was given some."""
        return {f"points.{option}": [str(points)] for option, points in said.items()}

    def row_made_up(self, row: str, chance: Random) -> object:
        """Every point, each to an option for itself."""
        leanings = self.leanings(row)
        return Counter(chance.choices(list(leanings), list(leanings.values()), k=self.points))

    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """Each option that was given points, with how many."""
        return (Said(row, option, rank_or_points=points) for option, points in said.items())

    def new_tally(self) -> Tally:
        """A count of points."""
        return PointsTally()

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The options by the points given to them, highest first."""
        given = {option.id: tally.marked(row_id, option.id) for option in self.options}
        points = {id: sum(number * people for number, people in marks.items()) for id, marks in given.items()}
        total = sum(points.values())
        bars = [
            Bar(o, given[o.id].total(), points[o.id] / total if total else 0.0, points=points[o.id])
            for o in self.options
        ]
        bars.sort(key=lambda bar: -bar.weight)
        return RowResult(row, tally.base[row_id], tally.no_opinion[row_id], bars)

    def figure(self, result: RowResult, bar: Bar, language: Language) -> Figure:
        """An option's mean, and beside it its share of all points."""
        return Figure(_mean(result, bar, language), f"{bar.percent} %")

    def sentence(self, tally: Tally, language: Language) -> str:
        """The options that were given most, with what everyone gave them on average."""
        result = self.result(tally)[0]
        if not result.base:
            return nothing_said(tally)
        return ngettext(
            "Of %(points)s points, on average: %(options)s (%(n)s person).",
            "Of %(points)s points, on average: %(options)s (%(n)s people).",
            result.base,
            points=self.points,
            options=first_three(result, language, lambda bar: _mean(result, bar, language)),
        )


def _mean(result: RowResult, bar: Bar, language: Language) -> str:
    """What everyone who gave an opinion gave an option on average, as it is shown."""
    mean = average(bar.points or 0, result.base) if result.base else 0
    return format_decimal(mean, "0.0", locale=language)


def _number(given: object) -> int:
    """So many points. Raises BadAnswer."""
    if given in ("", None):
        return 0
    if isinstance(given, str) and given.isdecimal() and len(given) <= 4:
        return int(given)
    if isinstance(given, bool) or not isinstance(given, int) or given < 0:
        raise BadAnswer("wrong_type")
    return given
