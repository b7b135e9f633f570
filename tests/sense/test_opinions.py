"""Groups of people who support the same are told only where there are enough of both, and clearly apart."""

from app.sense.opinions import opinion_groups

LEFT, RIGHT = [f"Q1-00{n}" for n in range(1, 5)], [f"Q2-00{n}" for n in range(1, 5)]


def crowd(left: int, right: int) -> dict[str, list[str]]:
    """So many people who support the one, and the other."""
    return {f"l-{n}": LEFT for n in range(left)} | {f"r-{n}": RIGHT for n in range(right)}


def test_two_camps_are_two_groups_each_marked_by_what_it_supports() -> None:
    groups = opinion_groups(crowd(9, 6))
    assert [one.people for one in groups] == [9, 6]
    assert set(groups[0].statements) <= set(LEFT) and set(groups[1].statements) <= set(RIGHT)
    assert groups[0].statements and groups[1].statements


def test_of_few_people_or_few_statements_nothing_is_said() -> None:
    assert opinion_groups(crowd(5, 5)) == ()
    assert opinion_groups({f"p-{n}": LEFT for n in range(20)}) == ()
    assert opinion_groups({}) == ()


def test_a_camp_of_two_is_no_group() -> None:
    assert opinion_groups(crowd(14, 2)) == ()


def test_the_same_gives_the_same_in_whichever_order() -> None:
    people = crowd(8, 8)
    assert opinion_groups(people) == opinion_groups(dict(reversed(people.items())))
