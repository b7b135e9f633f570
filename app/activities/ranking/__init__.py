"""Ranking: options put in order, the first mattering most. Ranking only some of them is allowed.

Points follow Borda's count for partial ballots: with k options the first place gives k points, the
second k-1, and so on; an option left out gets none (Emerson, "The original Borda count and partial
voting", Social Choice and Welfare 40, 2013, describes the variants). The share of an option is its points
of the most it could have had.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.activities.choosing import Choosing
from app.activities.sentences import first_three, nothing_said
from app.domain.answer import NO_OPINION, BadAnswer, Choice, Fields, abstention
from app.domain.results import Bar, Figure, RowResult
from app.domain.shares import percentage
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text
from app.domain.vote import Said, answer_field
from app.i18n import ngettext

RANK = Text(
    en="Put them in order, the one that matters most first.",
    es="Ordénelas, empezando por la más importante.",
    fr="Classez-les, en commençant par la plus importante.",
)


class Ranking(Choosing):
    """Options in order of weight."""

    ordered: ClassVar[bool] = True

    asked_as: ClassVar[str] = N_("An order, the first mattering most")
    asked_at: ClassVar[int] = 4

    kind: Literal["ranking"] = "ranking"
    at_most: int | None = Field(default=None, ge=1)
    rows: tuple[()] = ()

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "Ranking | None":
        """All of them to be ranked, or as many as somebody wants."""
        return cls(prompt=RANK, options=options) if len(options) > 1 else None

    @property
    def limit(self) -> int:
        """How many options one person may rank."""
        return self.at_most or len(self.options)

    def in_order(self, chosen: list[str]) -> list[str]:
        """The order in which they were ranked."""
        return chosen

    def row_in_form(self, row: str, fields: Fields) -> object:
        """A field `rank.OPTION` holds a place, 1 being the first."""
        if NO_OPINION in fields.get(answer_field(row), []):
            return abstention()
        places: dict[int, str] = {}
        for option in self.options:
            given = "".join(fields.get(f"rank.{option.id}", []))
            if not given:
                continue
            if not given.isdecimal() or len(given) > 3:
                raise BadAnswer("wrong_type")
            if int(given) in places:
                raise BadAnswer("same_place")
            places[int(given)] = option.id
        return [places[place] for place in sorted(places)]

    def fields_of(self, row: str, said: Any) -> dict[str, list[str]]:
        """The place of each option ranked."""
        return {f"rank.{option}": [str(place)] for place, option in enumerate(said, 1)}

    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """Each option ranked, with its place."""
        return (Said(row, option, rank_or_points=place) for place, option in enumerate(said, 1))

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The options by points, highest first."""
        base, most = tally.base[row_id], len(self.options)
        bars = []
        for option in self.options:
            places = tally.marked(row_id, option.id)
            points = sum((most - place) * people for place, people in places.items())
            share = points / (most * base) if base else 0.0
            bars.append(Bar(option, sum(places.values()), share, points=points))
        bars.sort(key=lambda bar: -bar.weight)
        return RowResult(row, base, tally.no_opinion[row_id], bars)

    def percentages(self, result: RowResult, parts: int = 100) -> list[int]:
        """The points of each option, in percent of the most it could have had."""
        most = len(self.options) * result.base
        return [percentage(bar.weight, most, parts) for bar in result.bars]

    def figure(self, result: RowResult, bar: Bar, language: Language) -> Figure:
        """An option's points."""
        return Figure(str(bar.points))

    def sentence(self, tally: Tally, language: Language) -> str:
        """The options that lead."""
        result = self.result(tally)[0]
        if not result.base:
            return nothing_said(tally)
        return ngettext(
            "In order of weight: %(options)s (%(n)s person).",
            "In order of weight: %(options)s (%(n)s people).",
            result.base,
            options=first_three(result, language),
        )
