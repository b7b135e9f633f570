"""The hemicycle: seats in half-round rows, the product's sign. Pure geometry.

Rows are concentric half-circles; each gets seats in proportion to its length, as chambers are drawn. Seats
are filled from the left, angle by angle, so that a filling hemicycle sweeps from left to right.
"""

from math import ceil, cos, pi, sin, sqrt
from typing import NamedTuple

MOST_SEATS = 400
"""Beyond this many people a seat stands for several."""

FEWEST_SEATS = 40
"""A small room's hemicycle has free seats besides, so that it is one."""

INNER = 0.4
"""The radius of the innermost row, the outermost being 1."""


class Seat(NamedTuple):
    """A seat's centre and radius in a drawing 200 wide and 100 high; `state` is filled, taken or free."""

    x: float
    y: float
    radius: float
    state: str


class Hemicycle(NamedTuple):
    """The seats of so many people. `people_per_seat` is above 1 in a large hall."""

    seats: list[Seat]
    people_per_seat: int


def hemicycle(joined: int, answered: int, waiting: int) -> Hemicycle:
    """One seat for each who joined: filled for those who have answered, taken for those who are connected and
    have not. Who has answered and left keeps the filled seat; who left without an answer leaves a free one."""
    people = max(joined, answered + waiting)
    per_seat = max(1, ceil(people / MOST_SEATS))
    filled, taken = ceil(answered / per_seat), ceil((answered + waiting) / per_seat)
    places = sorted(_places(max(ceil(people / per_seat), FEWEST_SEATS)))
    states = ["filled"] * filled + ["taken"] * (taken - filled) + ["free"] * (len(places) - taken)
    return Hemicycle([Seat(*place[1:], state) for place, state in zip(places, states, strict=True)], per_seat)


def _places(seats: int) -> list[tuple[float, float, float, float]]:
    """The angle from the left, x, y and radius of every seat."""
    rows = max(1, min(round(sqrt(seats / 4)), 12))
    radii = [INNER + (1 - INNER) * (row + 1) / rows for row in range(rows)] if rows > 1 else [0.8]
    total = sum(radii)
    counts = [max(1, round(seats * radius / total)) for radius in radii]
    counts[-1] += seats - sum(counts)
    size = min(25 / rows, 9.0, *(_gap(r, n) for r, n in zip(radii, counts, strict=True)))
    places = []
    for radius, count in zip(radii, counts, strict=True):
        for place in range(count):
            angle = pi * (place + 0.5) / count
            x, y = 100 - 88 * radius * cos(angle), 94 - 84 * radius * sin(angle)
            places.append((round(angle, 6), round(x, 1), round(y, 1), round(size, 1)))
    return places


def _gap(radius: float, count: int) -> float:
    return 84 * radius * pi / count * 0.42
