"""Counts as percentages, the same on every screen, in every sentence and in every table.

The same count of the same base is the same percentage wherever it stands. So each is rounded by itself, halves
up, and those that share out a base need not add up to 100.
"""

from decimal import ROUND_HALF_UP, Decimal

IN_TENTHS = 1000
"""As `parts`: tenths of a percent instead of whole ones."""


def percentage(count: int, base: int, parts: int = 100) -> int:
    """What a count is of a base, in percent, halves up; 0 of nothing. `parts=IN_TENTHS` gives tenths of it."""
    return (2 * count * parts + base) // (2 * base) if base else 0


def average(total: int, base: int) -> Decimal:
    """The total over the base, to one decimal, halves away from zero: the two sides of a scale are alike."""
    return (Decimal(total) / base).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0  # + 0: no "-0.0"
