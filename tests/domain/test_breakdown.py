"""Results by groups, and second rounds: what is told adds up to the whole, and no small group can be found."""

from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.activities.sentences import from_round_to_round
from app.domain.ballots.breakdowns import BreakdownHidden, BreakdownShown
from app.domain.ballots.entries import BallotCast
from app.domain.ballots.moderation import ResultsHidden, VotingClosed, VotingOpened
from app.domain.breakdown import MOST_GROUPS, Multiple
from app.domain.findings import Findings
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.small_groups import SMALL_GROUP
from app.domain.stage import Split
from app.i18n import spoken

from .scenes import FRUIT, PLAN, Session, choices, vote

SECTIONS = [f"s{n}" for n in range(14)]


def written(**second: Any) -> dict[str, Any]:
    """The plan with fourteen sections, in which the item `several` asks the vote of `single` again."""
    plan = PLAN.model_dump(mode="json")
    sections = next(one for one in plan["constituencies"] if one["id"] == "section")
    sections["choices"] = choices(*SECTIONS)
    item = next(one for one in plan["agenda"] if one["id"] == "several")
    item |= {"vote": None, "again": "single", **second}
    return plan


TWO_ROUNDS = Plan.model_validate(written())


def answered(sections: list[int], first: list[int | None], second: list[int | None]) -> Session:
    """Both rounds, in which each person of these sections chose so, or nothing."""
    session = Session(plan=TWO_ROUNDS)
    for n, section in enumerate(sections):
        session.do(f"p-{n}", Joined(constituencies={"section": SECTIONS[section]}))
    session.go("opening")
    for item, given_by_each in (("single", first), ("several", second)):
        session.go(item)
        for n, fruit in enumerate(given_by_each[: len(sections)]):
            if fruit is not None:
                chosen = {"": [str(FRUIT[fruit]["id"])]}
                assert session.do(f"p-{n}", BallotCast(item=item, answer=chosen)).refused is None
        session.moderate(VotingClosed(item=item))
    return session


def counts(one: Multiple) -> Counter[str]:
    return Counter({bar.option.id: bar.people for bar in one.rows[0].bars if bar.people})


crowds = st.lists(
    st.tuples(
        st.integers(0, 13) | st.integers(0, 2), st.none() | st.integers(0, 3), st.none() | st.integers(0, 3)
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(crowds)
def test_multiples_add_up_to_the_whole_and_no_small_group_is_told(crowd: list[tuple[Any, ...]]) -> None:
    session = answered(*([one[n] for one in crowd] for n in range(3)))
    found = Findings(session.state).breakdown("single", "section")
    parts = [*found.groups, *([found.merged] if found.merged else [])]
    assert sum(map(counts, parts), Counter()) == counts(found.whole)
    assert sum(one.people for one in parts) == found.whole.people
    assert len(found.groups) <= MOST_GROUPS
    assert all(one.people >= SMALL_GROUP for one in parts) or parts == [found.merged]


@settings(max_examples=150, deadline=None)
@given(crowds)
def test_beside_both_results_a_shift_tells_no_few_apart(crowd: list[tuple[Any, ...]]) -> None:
    session = answered(*([one[n] for one in crowd] for n in range(3)))
    findings = Findings(session.state)
    shift = findings.shift("several", "section")
    assert shift is not None
    rounds = [findings.breakdown(item, "section") for item in ("single", "several")]
    for now, told in zip(("before", "after"), rounds, strict=True):
        parts = {moved.group: getattr(moved, now).people for moved in shift.parts}
        assert {moved.same for moved in shift.parts} in (set(), {True}, {False})
        left = [told.whole.people - getattr(shift.whole, now).people] if shift.whole.same else []
        left += [one.people - parts[one.group] for one in told.groups if one.group in parts]
        for some in range(1, len(left) + 1) if len(left) < 8 else (1,):
            for taken in combinations(left, some):
                assert all(not 0 < one < SMALL_GROUP for one in taken)


def test_who_answered_both_rounds_is_compared_with_themselves() -> None:
    session = answered([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], [1, 0, 0, 1, 1, 1])
    shift = Findings(session.state).shift("several", "section")
    assert shift is not None
    assert shift.both == 6
    assert shift.whole.same
    assert [(m.group, counts(m.before), counts(m.after)) for m in shift.groups] == [
        ("s0", Counter(apple=3), Counter(apple=2, pear=1)),
        ("s1", Counter(pear=3), Counter(pear=3)),
    ]


def test_it_is_said_where_groups_are_not_told_of_the_same_people() -> None:
    session = answered([0] * 7 + [1] * 7, [0] * 14, [0] * 6 + [None] + [1] * 5 + [None] * 2)
    shift = Findings(session.state).shift("several", "section")
    assert shift is not None
    assert (shift.whole.same, {moved.same for moved in shift.parts}) == (True, {False})
    with spoken("en"):
        said = from_round_to_round(shift)
    assert said == (
        "From the first round to this one. All: the 11 people who answered both rounds."
        " Each group: all of it who answered each round, not always the same people."
    )


def test_where_no_group_is_told_a_shift_is_told_of_everyone_alone() -> None:
    session = answered([0, 0, 1, 1, 2, 2], [0] * 6, [1] * 6)
    shift = Findings(session.state).shift("several", "section")
    assert shift is not None
    assert shift.parts == ()


def test_one_newcomer_is_not_told_by_the_difference() -> None:
    session = answered([0] * 7, [0, 0, 0, 1, 1, 1, None], [1, 0, 0, 1, 1, 1, 3])
    shift = Findings(session.state).shift("several")
    assert shift is not None
    assert (shift.both, shift.whole.same) == (6, False)
    assert (shift.whole.before.people, shift.whole.after.people) == (6, 7)


def test_results_are_shown_by_groups_once_voting_is_closed_and_undo_takes_it_back() -> None:
    session = Session("ana", at="single")
    shown = BreakdownShown(item="single", constituency="section")
    assert session.moderate(shown).refused == "still_open"
    session.moderate(VotingClosed(item="single"))
    assert session.moderate(BreakdownShown(item="single", constituency="x")).refused == "unknown_constituency"
    assert session.moderate(shown).refused is None
    assert session.state.stage.split == Split("single", "section")
    assert session.state.stage.item("single").revealed
    session.undo()
    assert session.state.stage.split is None
    assert not session.state.stage.item("single").revealed


@pytest.mark.parametrize("what", ["hidden", "results hidden", "left"])
def test_groups_are_shown_until_they_are_hidden_or_the_item_is_left(what: str) -> None:
    session = Session("ana", at="single")
    assert session.moderate(BreakdownHidden()).refused == "not_shown"
    session.moderate(VotingClosed(item="single"))
    session.moderate(BreakdownShown(item="single", constituency="section"))
    acts = {"hidden": BreakdownHidden(), "results hidden": ResultsHidden(item="single")}
    session.moderate(acts[what]) if what in acts else session.go("several")
    assert session.state.stage.split is None
    assert session.replayed().stage.split is None
    session.moderate(VotingOpened(item="single"))


@pytest.mark.parametrize(
    "mistake",
    [
        {"again": "scale"},
        {"again": "nothing"},
        {"again": "opening"},
        {"vote": vote("single_choice", options=FRUIT[:2])},
        {"vote": vote("multiple_choice", options=FRUIT, at_most=2)},
    ],
)
def test_a_second_round_asks_an_earlier_vote_with_the_same_options(mistake: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"several\.again"):
        Plan.model_validate(written(**mistake))


def test_options_that_are_level_are_told_each_and_as_level() -> None:
    session = answered([0] * 3 + [1] * 3, [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 2])
    found = Findings(session.state)
    level, [most] = found.leading("single"), found.leading("several")
    assert [(one.bar.people, one.level, one.agreement.verdict) for one in level] == [(3, True, "divergent")] * 2
    assert (most.bar.people, most.level) == (4, False)
