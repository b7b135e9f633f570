"""Multiple choice: up to `at_most` options of a list.

The share of an option is of the people who gave an opinion, so the shares of a row may pass 100 %.
"""

from typing import ClassVar, Literal

from pydantic import Field

from app.activities.choosing import Choosing
from app.activities.sentences import leading, nothing_said
from app.domain.answer import Choice
from app.domain.results import Bar, RowResult
from app.domain.shares import percentage
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text
from app.domain.vote import Layout

CHOOSE_SEVERAL = Text(
    en="Choose as many as you want.", es="Elija tantas como quiera.", fr="Choisissez-en autant que vous voulez."
)


class MultipleChoice(Choosing):
    """Several options of a list, in each row."""

    layout: ClassVar[Layout] = "abreast"
    ordered: ClassVar[bool] = True

    asked_as: ClassVar[str] = N_("As many as wanted")
    asked_at: ClassVar[int] = 2

    kind: Literal["multiple_choice"] = "multiple_choice"
    at_most: int = Field(ge=1)

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "MultipleChoice | None":
        """As many as there are."""
        return cls(prompt=CHOOSE_SEVERAL, options=options, at_most=len(options)) if len(options) > 1 else None

    @property
    def limit(self) -> int:
        """How many options one person may choose in a row."""
        return self.at_most

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """How many chose each option, the most chosen first."""
        base = tally.base[row_id]
        bars = [Bar(o, n := tally.count(row_id, o.id), n / base if base else 0.0) for o in self.options]
        bars.sort(key=lambda bar: -bar.people)
        return RowResult(row, base, tally.no_opinion[row_id], bars)

    def percentages(self, result: RowResult, parts: int = 100) -> list[int]:
        """How many of a hundred people chose each option."""
        return [percentage(bar.people, result.base, parts) for bar in result.bars]

    def sentence(self, tally: Tally, language: Language) -> str:
        """The option most chosen in each row."""
        parts = [leading(result, language) for result in self.result(tally) if result.base]
        return " ".join(parts) or nothing_said(tally)
