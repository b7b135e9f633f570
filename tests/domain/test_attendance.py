"""Who is here of those invited, who is missing, and what is told of few."""

from collections.abc import Collection
from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.attendance.counting import Attended, attended, gap, invitations, more_than_ever
from app.domain.attendance.entries import InvitedSet, PresentCounted
from app.domain.findings import Findings
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.session.entries import BegunAfresh, Planned

from .scenes import PLAN, Session, choices

COUNCILS = [
    {**one, "invited": people}
    for one, people in zip(choices("resilience", "culture", "health"), (11, None, 5), strict=True)
]


class Council(Session):
    """A session whose plan says how many some of the councils are invited with; the single choice is open."""

    def __init__(self, **councils: int) -> None:
        super().__init__()
        [council] = [one for one in PLAN.constituencies if one.id == "council"]
        listed = {**council.model_dump(), "choices": COUNCILS}
        others = [one.model_dump() for one in PLAN.constituencies if one.id != "council"]
        plan = {**PLAN.model_dump(), "constituencies": [*others, listed]}
        self.log, self.state = [], type(self.state)()
        self.do("system", Planned(plan=Plan.model_validate(plan)))
        self.people: list[str] = []
        for council_id, people in councils.items():
            for number in range(people):
                self.join(f"{council_id}-{number}", council_id)
        self.go("opening")
        self.go("single")

    def join(self, who: str, council: str) -> None:
        self.people.append(who)
        self.do(who, Joined(constituencies={"council": council}))

    def invite(self, council: str, people: int | None) -> None:
        self.moderate(InvitedSet(constituency="council", choice=council, invited=people))

    def counted_by_council(self, here: Collection[str] | None = None) -> list[Attended]:
        [council] = [one for one in self.state.plan.constituencies if one.id == "council"]
        return attended(self.state, Findings(self.state), council, self.people if here is None else here)

    def told(self, here: Collection[str] | None = None) -> list[tuple[Any, ...]]:
        """Of each council: its id, those who answered, are here, joined and are invited."""
        all = self.counted_by_council(here)
        return [(one.choice and one.choice.id, one.answered, one.here, one.joined, one.invited) for one in all]

    def missing(self, here: Collection[str] | None = None) -> Attended | None:
        return gap(self.state, Findings(self.state), self.people if here is None else here)

    def risen(self, here: Collection[str]) -> dict[str, dict[str, int]]:
        return more_than_ever(self.state, Findings(self.state), here)


def test_whoever_is_furthest_from_all_invited_is_told_first() -> None:
    session = Council(resilience=4, culture=3)
    for who in ("resilience-0", "resilience-1", "culture-0"):
        session.answer(who, "pear")
    assert session.told(["resilience-0", "culture-2"]) == [
        ("health", 0, 0, 0, 5),
        ("resilience", 2, 1, 4, 11),
        ("culture", 1, 1, 3, None),
    ]


def test_where_nothing_is_asked_it_is_who_is_here() -> None:
    session = Council(resilience=4, culture=3)
    session.go("close")
    assert [one[:3] for one in session.told(["resilience-0", "culture-2"])] == [
        ("health", None, 0),
        ("resilience", None, 1),
        ("culture", None, 1),
    ]


def test_whoever_only_writes_where_there_is_a_vote_is_still_waited_for() -> None:
    session = Council(resilience=4, culture=3)
    for who in session.people:
        session.send(who)
    found = session.missing()
    assert found and (found.answered, found.silent) == (0, 4)
    session.answer("resilience-0", "pear")
    assert ("resilience", 1, 4, 4, 11) in session.told()


def test_what_few_have_answered_is_not_told_and_stands_last() -> None:
    session = Council(resilience=4, culture=2, health=3)
    session.answer("culture-0", "pear")
    told = session.told()
    assert [one[0] for one in told] == ["resilience", "health", "culture"]
    assert [one[1] for one in told] == [0, None, None], "the next smallest is hidden with them"


def test_the_number_invited_is_the_plans_until_a_moderator_says_another_and_can_be_taken_back() -> None:
    session = Council(culture=3)
    assert invitations(session.state, "policy_council") == {"resilience": 11, "health": 5}
    session.invite("culture", 7)
    session.invite("health", None)
    assert invitations(session.state, "policy_council") == {"resilience": 11, "culture": 7}
    assert session.replayed().stage.invited == session.state.stage.invited
    session.undo()
    assert invitations(session.state, "policy_council") == {"resilience": 11, "culture": 7, "health": 5}


def test_who_is_invited_is_so_still_after_the_rehearsal() -> None:
    session = Council(culture=3)
    session.invite("culture", 7)
    session.moderate(BegunAfresh())
    assert invitations(session.state, "policy_council")["culture"] == 7


@pytest.mark.parametrize(("constituency", "choice"), [("council", "nowhere"), ("nowhere", "culture")])
def test_nobody_is_invited_to_what_the_plan_has_not(constituency: str, choice: str) -> None:
    body = InvitedSet(constituency=constituency, choice=choice, invited=3)
    assert Council().moderate(body).refused == "unknown_option"


@pytest.mark.parametrize("invited", [-1, 100_001, "many"])
def test_a_number_invited_is_a_number_of_people(invited: Any) -> None:
    with pytest.raises(ValidationError):
        InvitedSet(constituency="council", choice="culture", invited=invited)


@pytest.mark.parametrize("invited", [-1, "11", 2.5, True])
def test_a_plan_that_invites_no_number_is_told_where(invited: Any) -> None:
    plan = PLAN.model_dump()
    plan["constituencies"][0]["choices"][0]["invited"] = invited
    with pytest.raises(ValidationError, match=r"choices\.0\.invited"):
        Plan.model_validate(plan)


def test_the_smallest_share_of_those_expected_is_missing_while_one_of_them_is_here() -> None:
    session = Council(resilience=4, culture=4)
    for who in ("resilience-0", "resilience-1", "culture-0"):
        session.answer(who, "pear")
    missing = session.missing()
    assert missing and missing.choice and missing.choice.id == "resilience"
    assert (missing.answered, missing.of, missing.silent) == (2, 11, 2)


def test_nobody_is_missing_who_is_not_here_or_has_answered() -> None:
    session = Council(resilience=4, culture=4)
    session.answer("resilience-0", "pear")
    assert session.missing(["resilience-0"]) is None
    missing = session.missing(["resilience-0", "culture-1"])
    assert missing and missing.choice and missing.choice.id == "culture", "nobody else could still answer"


def test_where_only_few_are_missing_it_is_said_of_everyone() -> None:
    session = Council(resilience=4, culture=1)
    session.join("alone", "health")
    for number in range(4):
        session.answer(f"resilience-{number}", "pear")
    missing = session.missing()
    assert missing and missing.choice is None
    assert (missing.answered, missing.of, missing.silent) == (4, 6, 2)


def test_nobody_is_missing_where_nothing_is_open() -> None:
    session = Council(resilience=4)
    assert session.missing() is not None
    session.go("close")
    assert session.missing() is None
    session.end()
    assert session.missing() is None


def test_the_most_at_once_are_noted_when_they_are_more_and_enough_to_be_told_apart() -> None:
    session = Council(resilience=4, culture=2)
    risen = session.risen(["resilience-0", "resilience-1", "culture-0"])
    assert risen == {"all": {"": 3}, "section": {"not_said": 3}, "role": {"not_said": 3}}
    session.do("system", PresentCounted(people=risen))
    assert session.risen(session.people[:3])["policy_council"] == {"resilience": 3}
    session.do("system", PresentCounted(people=session.risen(session.people)))
    assert session.state.present_most["all", ""] == 6
    assert session.state.present_most["policy_council", "resilience"] == 4
    assert session.risen(session.people[:5]) == {}
    session.do("system", PresentCounted(people={"all": {"": 3}}))
    assert session.state.present_most["all", ""] == 6, "fewer later are no news"


def test_how_many_of_few_were_here_never_reaches_the_log() -> None:
    with pytest.raises(ValidationError):
        PresentCounted(people={"policy_council": {"culture": 2}})


def test_moderators_alone_say_who_is_invited() -> None:
    body = InvitedSet(constituency="council", choice="culture", invited=3)
    session = Council(culture=3)
    assert session.do("culture-0", body).refused == "not_allowed"
    assert session.do("rapporteur", body).refused == "not_allowed"
    assert session.do("moderator-3f9a1c2b7d", body).refused is None
