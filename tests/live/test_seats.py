"""The hemicycle: a seat for everyone, inside the drawing, and none on another."""

from collections import Counter
from itertools import combinations
from math import ceil, hypot

from app.screens.seats import FEWEST_SEATS, MOST_SEATS, Hemicycle, hemicycle

ROUNDED = 0.1
"""Places and sizes are rounded to a tenth."""


def numbers(drawn: Hemicycle) -> dict[str, int]:
    return Counter(seat.state for seat in drawn.seats)


def seated(people: int, answered: int) -> Hemicycle:
    """Everyone is connected."""
    return hemicycle(people, answered, people - answered)


def assert_right(people: int, answered: int) -> None:
    drawn = seated(people, answered)
    each, found = drawn.people_per_seat, numbers(drawn)
    assert each == max(1, ceil(people / MOST_SEATS))
    assert found.get("filled", 0) == ceil(answered / each)
    assert found.get("filled", 0) + found.get("taken", 0) == ceil(people / each)
    assert len(drawn.seats) == max(FEWEST_SEATS, ceil(people / each)) <= MOST_SEATS


def test_as_many_seats_are_filled_and_taken_as_there_are_people() -> None:
    for people in (*range(401), *range(401, 2001, 7), 2000):
        assert_right(people, people * 37 % (people + 1))
    for people in range(0, 2001, 50):
        assert_right(people, 0)
        assert_right(people, people)


def test_everyone_has_a_seat_up_to_the_most() -> None:
    assert seated(MOST_SEATS, 7).people_per_seat == 1
    assert numbers(seated(MOST_SEATS, 7)) == {"filled": 7, "taken": MOST_SEATS - 7}
    assert seated(MOST_SEATS + 1, 7).people_per_seat == 2


def test_who_left_with_an_answer_keeps_a_filled_seat_and_who_left_without_one_leaves_it_free() -> None:
    assert numbers(hemicycle(100, 30, 20)) == {"filled": 30, "taken": 20, "free": 50}
    assert numbers(hemicycle(10, 4, 0)) == {"filled": 4, "free": FEWEST_SEATS - 4}


def test_an_empty_room_has_free_seats() -> None:
    assert numbers(seated(0, 0)) == {"free": FEWEST_SEATS}


def test_seats_are_filled_from_the_left() -> None:
    for people in (7, 40, 133, 400, 1999):
        states = [seat.state for seat in seated(people, people // 2).seats]
        assert states == sorted(states, key=("filled", "taken", "free").index)
    seats = seated(300, 150).seats
    assert max(s.x for s in seats if s.state == "filled") < 120
    assert min(s.x for s in seats if s.state == "taken") > 80


def test_every_seat_is_inside_the_drawing_at_a_place_of_its_own() -> None:
    for people in range(FEWEST_SEATS, MOST_SEATS + 1):
        seats = seated(people, 0).seats
        assert len({(seat.x, seat.y) for seat in seats}) == len(seats)
        for seat in seats:
            assert 0.5 < seat.radius <= seat.x <= 200 - seat.radius, people
            assert seat.radius <= seat.y <= 100 - seat.radius, people


def overlap(people: int) -> float:
    """By how much the two nearest seats overlap."""
    seats = seated(people, 0).seats
    return max(2 * a.radius - hypot(a.x - b.x, a.y - b.y) for a, b in combinations(seats, 2))


def test_no_seat_is_on_another() -> None:
    sizes = [*range(FEWEST_SEATS, 120), *range(120, MOST_SEATS, 17), MOST_SEATS]
    assert {people: overlap(people) for people in sizes if overlap(people) > ROUNDED} == {}
