"""Scale: one point from low to high, in each row. Points are whole numbers with a label each.

An `aside` option, such as "no relation with donors", is an answer outside the scale: it is counted and
shown beside it, and kept out of the base, the shares and the mean.
"""

from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar, Literal

from babel.numbers import format_decimal
from pydantic import model_validator

from app.activities.choosing import Choosing
from app.activities.sentences import nothing_said
from app.domain.answer import Choice
from app.domain.results import Bar, RowResult
from app.domain.shares import average
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text
from app.domain.vote import Layout, Said
from app.i18n import _, ngettext

ASIDE = 0.08
"""How many of those who answer in a rehearsal stand aside from the scale."""


HOW_FAR = Text(
    en="How far do you agree?",
    es="¿Hasta qué punto está de acuerdo?",
    fr="Dans quelle mesure êtes-vous d’accord ?",
)
AGREEMENT = (
    Choice(id="1", label=Text(en="Not at all", es="En absoluto", fr="Pas du tout")),
    Choice(id="2", label=Text(en="Rather not", es="Más bien no", fr="Plutôt pas")),
    Choice(id="3", label=Text(en="Partly", es="En parte", fr="En partie")),
    Choice(id="4", label=Text(en="Rather", es="Bastante", fr="Plutôt")),
    Choice(id="5", label=Text(en="Fully", es="Del todo", fr="Tout à fait")),
)


class Scale(Choosing):
    """A point on a labelled scale, in each row."""

    layout: ClassVar[Layout] = "wide"

    asked_as: ClassVar[str] = N_("How far they agree, from 1 to 5")
    options_typed: ClassVar[bool] = False
    asked_at: ClassVar[int] = 3

    kind: Literal["scale"] = "scale"
    aside: tuple[Choice, ...] = ()

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "Scale":
        """How far people agree."""
        return cls(prompt=HOW_FAR, options=AGREEMENT)

    @model_validator(mode="after")
    def _points_rise(self) -> "Scale":
        try:
            values = [int(option.id) for option in self.options]
        except ValueError as error:
            raise ValueError(f"options: the ids of a scale are whole numbers; {error}") from error
        if len(values) < 2 or values != sorted(values):
            raise ValueError(f"options: a scale rises from its first point to its last, found {values}")
        return self

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The points, then what stands aside from them."""
        return self.options + self.aside

    def row_made_up(self, row: str, chance: Random) -> object:
        """A point near the one to which the hall leans; now and then what stands aside."""
        if self.aside and chance.random() < ASIDE:
            return chance.choice(self.aside).id
        middle = Random(f"{self.prompt.en}|{row}").uniform(0.25, 0.8) * (len(self.options) - 1)
        place = round(chance.gauss(middle, len(self.options) / 5))
        return self.options[min(max(place, 0), len(self.options) - 1)].id

    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """The point chosen, with its value; what stands aside has none."""
        points = {option.id for option in self.options}
        return (Said(row, option, value=int(option) if option in points else None) for option in said)

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The distribution over the points, its mean, and the answers aside from the scale."""
        outside = sum(tally.count(row_id, option.id) for option in self.aside)
        base = tally.base[row_id] - outside
        bars = [Bar(o, n := tally.count(row_id, o.id), n / base if base else 0.0) for o in self.options]
        mean = average(sum(int(bar.option.id) * bar.people for bar in bars), base) if base else None
        bars += [Bar(o, tally.count(row_id, o.id), 0.0, aside=True) for o in self.aside]
        return RowResult(row, base, tally.no_opinion[row_id], bars, mean)

    def sentence(self, tally: Tally, language: Language) -> str:
        """The average, of each row, and what the ends of the scale mean."""
        results = [result for result in self.result(tally) if result.base]
        if not results:
            return nothing_said(tally)
        ends = {
            "low": f"{self.options[0].id} ({self.options[0].label.in_language(language)})",
            "high": f"{self.options[-1].id} ({self.options[-1].label.in_language(language)})",
        }
        if self.rows:
            means = ", ".join(
                f"{r.row.label.in_language(language)} {self.mean(r, language)}" for r in results if r.row
            )
            return _("Average on a scale from %(low)s to %(high)s: %(means)s.", means=means, **ends)
        return ngettext(
            "Average %(mean)s on a scale from %(low)s to %(high)s (%(n)s person).",
            "Average %(mean)s on a scale from %(low)s to %(high)s (%(n)s people).",
            results[0].base,
            mean=self.mean(results[0], language),
            **ends,
        )

    def mean(self, result: RowResult, language: Language) -> str:
        """The mean as it is shown; with its sign where the scale has two sides."""
        if result.mean is None:
            return "–"
        signed = "+0.0;-0.0" if int(self.options[0].id) < 0 and result.mean else "0.0"
        return format_decimal(result.mean, signed, locale=language)
