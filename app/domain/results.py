"""What counted answers say, row by row and option by option."""

from decimal import Decimal
from typing import NamedTuple

from app.domain.answer import Choice


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
        """What options are put in order by: points where there are some, people otherwise."""
        return self.people if self.points is None else self.points


class RowResult(NamedTuple):
    """The result of one row. `base` is the people who answered it with an opinion; `mean` has one decimal;
    `more` is how many further options there are, where not all are shown."""

    row: Choice | None
    base: int
    no_opinion: int
    bars: list[Bar]
    mean: Decimal | None = None
    more: int = 0

    def first(self, most: int | None) -> "RowResult":
        """The result with no more than so many options, the first."""
        return self if most is None else self._replace(bars=self.bars[:most], more=len(self.bars[most:]))

    def percent_of(self, option: str) -> int | None:
        """The percentage of an option; None where nobody had an opinion, or there is no such option."""
        found = (bar.percent for bar in self.bars if bar.option.id == option)
        return next(found, None) if self.base else None

    def placed(self, percentages: list[int]) -> "RowResult":
        """The result with each bar's percentage and place."""
        weights = [bar.weight for bar in self.bars if not bar.aside]
        bars = [
            bar._replace(percent=percent, place=_place(bar, weights))
            for bar, percent in zip(self.bars, percentages, strict=True)
        ]
        return self._replace(bars=bars)

    def as_in(self, whole: "RowResult") -> "RowResult":
        """The result of a part, its options as those of the whole stand: those that no list says, and nobody of
        the part wrote, with nobody."""
        own = {bar.option.id: bar for bar in self.bars}
        bars = [own.get(bar.option.id) or Bar(bar.option, 0, 0.0) for bar in whole.bars]
        return self._replace(bars=bars)


class Figure(NamedTuple):
    """A bar in figures: what is said first, and what is said beside it."""

    first: str
    beside: str = ""


def _place(bar: Bar, weights: list[int]) -> int:
    if bar.aside or not bar.weight:
        return 0
    return 1 + sum(weight > bar.weight for weight in weights)
