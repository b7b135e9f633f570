"""A result as a cloud of words: which are shown, how large each, and how large all of them together."""

from math import sqrt
from typing import NamedTuple

from app.domain.results import Bar, RowResult

SIZES = (1, 1.25, 1.5, 1.85, 2.2, 2.6)
"""How large words are, from those that fewest people gave to those that most did, as style.css draws them."""

LEVELS = (1, 1.2, 1.5, 1.9, 2.4, 3, 3.6)
"""How large the smallest word is on the board, in its units, as board.css draws them."""

_WIDE, _AREA = 58, 1300
"""The place that a cloud has on the board, in its units: how wide it is, and how much of it words can fill."""
_LETTER, _GAP, _LINE = 0.56, 2.2, 1.35
"""How wide a letter is, what stands beside a word, and how high a line is, for one unit of size."""


class Sized(NamedTuple):
    """A word of a cloud, and its size: a number from 1 to the number of SIZES."""

    bar: Bar
    size: int


class Cloud(NamedTuple):
    """A cloud: its words, the largest first, and the `level` of all, from 1 to the number of LEVELS."""

    words: list[Sized]
    level: int


def cloud(result: RowResult) -> Cloud:
    """The result as a cloud."""
    most = max((bar.people for bar in result.bars), default=0)
    words = [Sized(bar, _size(bar.people, most)) for bar in result.bars]
    return Cloud(words, _level(words))


def _size(people: int, most: int) -> int:
    """Words that as many people gave are as large; where no word was given twice all are in between."""
    return 1 + (round((len(SIZES) - 1) * (people - 1) / (most - 1)) if most > 1 else 1)


def _level(words: list[Sized]) -> int:
    """The largest at which they are likely to fit together, and each on a line."""
    widths = [len(one.bar.option.label.en) * _LETTER * SIZES[one.size - 1] for one in words]
    area = sum((wide + _GAP) * SIZES[one.size - 1] * _LINE for wide, one in zip(widths, words, strict=True))
    fits = min(sqrt(_AREA / area), _WIDE / max(widths)) if words else LEVELS[0]
    return max(1, sum(level <= fits for level in LEVELS))
