"""Counts as percentages, the same on every screen, in every sentence and in every table.

Counts that share out a base add up to 100 %, by the method of the largest remainder (Hamilton's method); a
count by itself is rounded, halves up. Where remainders are equal, the earlier count is given the part.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

IN_TENTHS = 1000
"""As `parts`: tenths of a percent instead of whole ones."""


def percentages(counts: Sequence[int], parts: int = 100) -> list[int]:
    """What each count is of their sum, in percent, adding up to 100; nothing but zeros where all are zero.

    `parts=IN_TENTHS` gives tenths of a percent, adding up to 1000.
    """
    base = sum(counts)
    if not base:
        return [0] * len(counts)
    shares = [count * parts // base for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: -(counts[place] * parts % base))
    for place in by_remainder[: parts - sum(shares)]:
        shares[place] += 1
    return shares


def percentage(count: int, base: int, parts: int = 100) -> int:
    """What a count is of a base, in percent, halves up; 0 of nothing. `parts` is as in `percentages`."""
    return (2 * count * parts + base) // (2 * base) if base else 0


def average(total: int, base: int) -> Decimal:
    """The total over the base, to one decimal, halves away from zero: the two sides of a scale are alike."""
    return (Decimal(total) / base).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0  # + 0: no "-0.0"
