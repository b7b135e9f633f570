"""An agenda that knows it is late: what is proposed, what is changed, and what undoing brings back."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda.agenda import Agenda
from app.domain.agenda.lateness import SHORTEST, Proposal, proposals
from app.domain.agenda.replanning import ItemMoved, ItemProtected, Replanned
from app.domain.clock import Clock
from app.domain.session.entries import BegunAfresh

from .scenes import PLAN, Session


def clock(session: Session) -> Clock:
    return Clock(session.state.plan, session.state.stage, session.now)


def proposed(session: Session) -> list[tuple[str, dict[str, int]]]:
    """Each proposal: its kind, and the minutes that items would have."""
    return [
        (one.kind, {change.item.id: change.minutes for change in one.changes})
        for one in proposals(clock(session))
    ]


def take(session: Session, proposal: Proposal) -> None:
    left_out = tuple(change.item.id for change in proposal.changes if not change.minutes)
    minutes = {change.item.id: change.minutes for change in proposal.changes if change.minutes}
    assert session.moderate(Replanned(minutes=minutes, leave_out=left_out)).refused is None


@pytest.fixture
def late() -> Session:
    """Two minutes behind on the first question: 5 minutes were planned for it, and 9 have gone."""
    session = Session(at="single")
    session.later(minutes=9)
    return session


def test_on_time_nothing_is_proposed() -> None:
    session = Session(at="opening")
    session.later(minutes=2)
    assert proposed(session) == []


def test_one_minute_is_no_matter() -> None:
    session = Session(at="opening")
    session.later(minutes=3, seconds=30)
    assert clock(session).drift_minutes == 1
    assert proposed(session) == []


def test_late_minutes_are_taken_from_what_has_most_of_them_or_an_item_is_left_out(late: Session) -> None:
    assert clock(late).drift_minutes == 2
    assert proposed(late) == [("take", {"scale": 3}), ("leave_out", {"close": 0})]


def test_what_has_begun_is_not_proposed_since_it_keeps_its_place(late: Session) -> None:
    late.go("several")
    late.later(minutes=6)
    late.go("single")
    for one in proposals(clock(late)):
        assert "several" not in {change.item.id for change in one.changes}
        take(late, one)


def test_what_is_protected_keeps_its_time(late: Session) -> None:
    for item in ("scale", "close"):
        late.moderate(ItemProtected(item=item, protected=True))
    assert proposed(late) == [("take", {"several": 2, "ranking": 2}), ("leave_out", {"ranking": 0})]


def test_where_everything_is_protected_nothing_is_proposed(late: Session) -> None:
    for item in ("several", "ranking", "scale", "close"):
        late.moderate(ItemProtected(item=item, protected=True))
    assert proposed(late) == []


def test_what_makes_up_for_all_of_it_is_proposed_first() -> None:
    session = Session(at="single")
    session.later(minutes=12)
    assert clock(session).drift_minutes == 5
    assert proposed(session) == [
        ("leave_out", {"scale": 0}),
        ("take", {"several": 2, "ranking": 2, "scale": 3}),
    ]


def test_ahead_of_time_minutes_are_given() -> None:
    session = Session(at="scale")
    assert clock(session).drift_minutes < -WORTH_GIVING
    (kind, minutes), *others = proposed(session)
    assert (kind, others) == ("give", [])
    assert minutes == {"close": 2 + -clock(session).drift_minutes}


WORTH_GIVING = 2


def test_one_proposal_taken_makes_up_what_it_says_and_one_undo_takes_it_back(late: Session) -> None:
    before, stood = clock(late).projected_end, late.state.stage
    take(late, proposals(clock(late))[0])
    assert clock(late).projected_end == before - timedelta(minutes=2)
    assert proposed(late) == []
    late.undo()
    assert late.state.stage == stood


def test_what_was_planned_stays_on_record(late: Session) -> None:
    late.moderate(Replanned(minutes={"scale": 3}))
    [scale] = [one for one in clock(late).timings() if one.item.id == "scale"]
    [close] = [one for one in clock(late).timings() if one.item.id == "close"]
    assert (late.state.plan.as_planned["scale"].minutes, scale.item.minutes) == (5, 3)
    assert close.planned_start and close.replanned_start == close.planned_start - timedelta(minutes=2)


def test_an_item_left_out_is_passed_over_and_can_be_gone_to(late: Session) -> None:
    late.moderate(Replanned(leave_out=("several", "ranking")))
    following = late.state.agenda.neighbour("single", 1)
    assert following and following.id == "scale"
    assert late.go("ranking").refused is None
    assert "ranking" not in late.state.agenda.left_out


def test_items_to_come_change_places_and_what_has_begun_stays(late: Session) -> None:
    assert late.moderate(ItemMoved(item="close", before="several")).refused is None
    assert [item.id for item in late.state.agenda] == [
        "opening", "single", "close", "several", "ranking", "scale"
    ]  # fmt: skip
    assert late.moderate(ItemMoved(item="several", before="single")).refused == "already_begun"
    assert late.moderate(ItemMoved(item="close")).refused is None
    assert [item.id for item in late.state.agenda][-1] == "close"


def test_a_session_begun_afresh_has_the_agenda_of_its_plan(late: Session) -> None:
    late.moderate(Replanned(minutes={"scale": 3}, leave_out=("several",)))
    late.moderate(ItemMoved(item="close", before="several"))
    late.moderate(BegunAfresh())
    assert late.state.agenda == PLAN.as_planned


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """At any item, at any time, with other minutes and anything protected."""
    session = Session(at="single")
    coming = ["several", "ranking", "scale", "close"]
    session.moderate(Replanned(minutes={item: draw(st.integers(1, 30)) for item in coming}))
    for item in draw(st.sets(st.sampled_from(coming))):
        session.moderate(ItemProtected(item=item, protected=True))
    if leave_out := draw(st.sets(st.sampled_from(coming))):
        session.moderate(Replanned(leave_out=tuple(leave_out)))
    session.later(minutes=draw(st.integers(0, 60)), seconds=draw(st.integers(0, 59)))
    return session


@given(sessions())
def test_no_proposal_does_more_than_it_should(session: Session) -> None:
    drift, agenda = clock(session).drift_minutes, session.state.agenda
    for proposal in proposals(clock(session)):
        assert proposal.gains > 0
        assert proposal.kind == "leave_out" or proposal.gains <= abs(drift)
        for change in proposal.changes:
            assert not change.item.protected and change.item.id not in agenda.left_out
            assert change.minutes >= min(SHORTEST, change.item.minutes) or proposal.kind == "leave_out"
        before = clock(session).projected_end
        take(session, proposal)
        gained = before - clock(session).projected_end
        assert gained == timedelta(minutes=proposal.gains * (-1 if proposal.kind == "give" else 1))
        session.undo()
        assert session.state.agenda == agenda


@given(st.data())
def test_moving_loses_no_item_and_doubles_none(data: st.DataObject) -> None:
    agenda: Agenda = PLAN.as_planned
    ids = st.sampled_from([item.id for item in agenda])
    for item, before in data.draw(st.lists(st.tuples(ids, ids | st.none()), max_size=8)):
        if item != before:
            agenda = agenda.moved(item, before)
    assert sorted(one.id for one in agenda) == sorted(one.id for one in PLAN.as_planned)
