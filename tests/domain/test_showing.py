"""Results by groups that are shown twice: whoever compares the two finds nobody."""

from collections import Counter
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.ballots.breakdowns import BreakdownShown
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import VotingClosed, VotingOpened
from app.domain.breakdown import Breakdown
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.showing import Showing
from app.domain.small_groups import MERGED, SMALL_GROUP

from .scenes import FRUIT, PLAN, Session, choices

GROUPS = ("s0", "s1", "s2")
SHOWN = BreakdownShown(item="single", constituency="section")


def plan() -> Plan:
    """The plan with three sections, and a second round of the vote."""
    plan = PLAN.model_dump(mode="json")
    sections = next(one for one in plan["constituencies"] if one["id"] == "section")
    sections["choices"] = choices(*GROUPS)
    second = next(one for one in plan["agenda"] if one["id"] == "several")
    second |= {"vote": None, "again": "single"}
    return Plan.model_validate(plan)


OF_THREE = plan()


class Voting(Session):
    """A vote of people of three sections, opened and closed and shown by these."""

    def __init__(self, people: list[tuple[int, int]]) -> None:
        super().__init__(plan=OF_THREE)
        for n, (section, _fruit) in enumerate(people):
            self.belongs(n, section)
        self.go("single")
        for n, (_section, fruit) in enumerate(people):
            self.votes(n, fruit)

    def belongs(self, n: int, section: int) -> None:
        self.do(f"p-{n}", Joined(constituencies={"section": GROUPS[section]}))

    def votes(self, n: int, fruit: int | None) -> None:
        body = BallotWithdrawn(item="single")
        if fruit is None:
            self.do(f"p-{n}", body)
        else:
            self.do(f"p-{n}", BallotCast(item="single", answer={"": [str(FRUIT[fruit]["id"])]}))

    def reopens(self) -> None:
        self.moderate(VotingOpened(item="single"))

    def shows(self) -> Breakdown:
        """The result by sections, as it is on the screens."""
        self.moderate(VotingClosed(item="single"))
        assert self.moderate(SHOWN).refused is None
        return self.told[-1].breakdown

    @property
    def told(self) -> list[Showing]:
        return self.state.showings["single", "section"]

    @property
    def known(self) -> dict[str, tuple[str, str]]:
        """Of whoever has voted: of which section they are, and what they chose."""
        ballots = self.state.polls["single"].ballots
        said = {who: self.state.participants[who].said["section"] for who in ballots}
        return {who: (said[who], ballot.answer[""][0]) for who, ballot in ballots.items()}


Known = dict[str, tuple[str, str]]
Part = frozenset[tuple[str, str]]


def parts(shown: Breakdown, known: Known) -> list[Part]:
    """What each column tells: who is in it, and what they chose."""
    names = [one.group for one in shown.groups]
    of = {who: section if section in names else MERGED for who, (section, _fruit) in known.items()}
    found = [frozenset((who, known[who][1]) for who in known if of[who] == name) for name in (*names, MERGED)]
    columns = [*shown.groups, *([shown.merged] if shown.merged else [])]
    for column, part in zip(columns, [one for one in found if one], strict=True):
        assert Counter(fruit for _who, fruit in part) == Counter(
            {bar.option.id: bar.people for bar in column.rows[0].bars if bar.people}
        )
    return found


def unions(of: list[Part]) -> list[Part]:
    some = chain.from_iterable(combinations(of, many) for many in range(1, len(of) + 1))
    return [frozenset[tuple[str, str]]().union(*one) for one in some]


people = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), min_size=3, max_size=14)
acts = st.lists(st.tuples(st.integers(0, 13), st.none() | st.integers(0, 1), st.integers(0, 2)), max_size=8)


@settings(max_examples=200, deadline=None)
@given(people, st.lists(acts, min_size=1, max_size=3))
@example([(2, 0), (0, 0), (0, 0), (0, 0), (1, 0), (1, 0), (1, 0), (2, 0)], [[(0, 0, 0)]])
def test_no_two_showings_differ_by_few_people(crowd: list[tuple[int, int]], later: list[Any]) -> None:
    session = Voting(crowd)
    seen = [parts(session.shows(), session.known)]
    for acts in later:
        session.reopens()
        for n, fruit, section in acts:
            session.belongs(n, section)
            session.votes(n, fruit)
        before, shown = len(session.told), session.shows()
        if len(session.told) > before:
            seen.append(parts(shown, session.known))
    for one, other in combinations(seen, 2):
        for first in unions(one):
            for second in unions(other):
                changed = {who for who, _fruit in first ^ second}
                assert not 0 < len(changed) < SMALL_GROUP


def test_a_result_shown_before_three_had_answered_does_not_stay() -> None:
    session = Voting([(0, 0), (1, 0)])
    session.shows()
    session.reopens()
    for n in range(2, 8):
        session.belongs(n, n % 2)
        session.votes(n, 1)
    assert [one.people for one in session.shows().groups] == [4, 4]


CROWD = [(0, 0)] * 7 + [(1, 1)] * 4


@pytest.mark.parametrize("act", ["votes otherwise", "takes it back", "comes late", "changes section"])
def test_what_one_person_did_since_is_not_told_and_what_three_did_alike_is(act: str) -> None:
    session = Voting(CROWD)
    first = session.shows()
    for many in (1, 2, 3):
        session.reopens()
        if act == "votes otherwise":
            session.votes(many, 1)
        elif act == "takes it back":
            session.votes(many, None)
        elif act == "comes late":
            session.belongs(10 + many, 0)
            session.votes(10 + many, 1)
        else:
            session.belongs(many, 1)
        assert (session.shows() == first) == (many < SMALL_GROUP)


def test_who_changes_section_is_not_found_while_the_result_stands_there() -> None:
    session = Voting(CROWD)
    first = session.shows()
    session.belongs(0, 1)
    assert session.told[-1].breakdown == first
    assert session.moderate(SHOWN).refused is None
    assert session.told[-1].breakdown == first


def test_undoing_a_showing_does_not_make_it_unseen() -> None:
    session = Voting(CROWD)
    first = session.shows()
    session.undo()
    session.reopens()
    session.votes(0, 1)
    assert session.shows() == first


def test_the_same_log_replayed_shows_the_same() -> None:
    session = Voting(CROWD)
    session.shows()
    session.reopens()
    session.votes(0, 1)
    session.shows()
    assert session.replayed().showings == session.state.showings


@pytest.mark.parametrize("since", [0, 1, 3])
def test_a_second_round_does_not_tell_what_few_did_since_the_first_was_shown(since: int) -> None:
    session = Voting(CROWD)
    session.shows()
    session.reopens()
    for n in range(since):
        session.votes(n, 1)
    session.shows()
    session.go("several")
    for n in range(len(CROWD)):
        session.do(f"p-{n}", BallotCast(item="several", answer={"": [str(FRUIT[0]["id"])]}))
    session.moderate(VotingClosed(item="several"))
    session.moderate(BreakdownShown(item="several", constituency="section"))
    told = session.state.showings["several", "section"][-1]
    assert [one.group for one in told.breakdown.groups] == ["s0", "s1"]
    assert (told.shift is None) == (since == 1)


@pytest.mark.parametrize("since", [0, 1, 3])
def test_the_first_round_does_not_tell_what_few_did_since_it_stood_beside_the_second(since: int) -> None:
    session = Voting(CROWD)
    session.moderate(VotingClosed(item="single"))
    session.go("several")
    for n in range(len(CROWD)):
        session.do(f"p-{n}", BallotCast(item="several", answer={"": [str(FRUIT[0]["id"])]}))
    session.moderate(VotingClosed(item="several"))
    session.moderate(BreakdownShown(item="several", constituency="section"))
    session.go("single")
    session.reopens()
    for n in range(since):
        session.votes(n, 1)
    assert bool(session.shows().groups) == (since != 1)
