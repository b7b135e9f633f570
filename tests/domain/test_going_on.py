"""Going on by itself: only where it was asked for, once for each end of an item's time, never past the last."""

import pytest

from app.domain.agenda.entries import TimeExtended
from app.domain.agenda.going_on import GoesOnByItself, WentOn, due
from app.domain.agenda.notes import NotesTaken
from app.domain.board.entries import BoardSwitched
from app.domain.clock import Clock
from app.domain.entry import Body
from app.domain.seen import Written

from .scenes import Session


def is_due(session: Session) -> WentOn | None:
    return due(session.state, Clock(session.state.plan, session.state.stage, session.now))


@pytest.fixture
def session() -> Session:
    session = Session("ana", at="opening")
    session.moderate(GoesOnByItself(on=True))
    return session


def go_on(session: Session) -> Body:
    body = is_due(session)
    assert body is not None
    assert session.do("system", body).refused is None
    return body


def test_unasked_it_never_goes_on() -> None:
    session = Session(at="opening")
    session.later(minutes=30)
    assert is_due(session) is None


def test_it_goes_on_when_the_time_is_up_and_not_before(session: Session) -> None:
    session.later(minutes=1, seconds=59)
    assert is_due(session) is None
    session.later(seconds=1)
    go_on(session)
    assert session.state.stage.live == "single"
    assert is_due(session) is None


def test_two_processes_go_on_once(session: Session) -> None:
    session.later(minutes=2)
    body = go_on(session)
    assert session.do("system", body).refused == "moved_on"
    assert session.state.stage.live == "single"


def test_time_added_is_waited_for(session: Session) -> None:
    session.moderate(TimeExtended(item="opening", minutes=2))
    session.later(minutes=3)
    assert is_due(session) is None
    session.later(minutes=1)
    assert is_due(session)


def test_undone_it_is_not_done_again_until_time_was_added(session: Session) -> None:
    session.later(minutes=2)
    go_on(session)
    session.undo()
    assert session.state.stage.live == "opening"
    session.later(minutes=1)
    assert is_due(session) is None
    session.moderate(TimeExtended(item="opening", minutes=2))
    session.later(minutes=1)
    assert is_due(session)


def test_it_never_ends_the_session_by_itself(session: Session) -> None:
    session.go("close")
    session.later(minutes=30)
    assert is_due(session) is None


def test_a_moderator_may_stop_it(session: Session) -> None:
    session.moderate(GoesOnByItself(on=False))
    session.later(minutes=2)
    assert is_due(session) is None


@pytest.mark.parametrize("actor", ["ana", "moderator"])
def test_only_the_service_says_that_it_went_on_by_itself(session: Session, actor: str) -> None:
    session.later(minutes=2)
    body = is_due(session)
    assert body is not None
    assert session.do(actor, body).refused == "not_allowed"


def test_notes_stand_before_the_moderators_whatever_is_undone(session: Session) -> None:
    session.go("single")
    assert session.moderate(NotesTaken(item="single", text=" Thank the city \n")).refused is None
    assert session.do("ana", NotesTaken(item="single", text="Mine")).refused == "not_allowed"
    session.undo()
    assert session.state.notes == {"single": Written("Thank the city", 1)}


def test_while_a_pause_is_held_the_time_stands_still(session: Session) -> None:
    session.later(minutes=1)
    session.moderate(BoardSwitched(scene="pause", minutes=10))
    session.later(minutes=5)
    session.moderate(BoardSwitched(scene="pause", minutes=10))
    session.later(minutes=10, seconds=59)
    assert is_due(session) is None
    session.later(seconds=1)
    assert is_due(session)


def test_a_pause_that_is_cut_short_takes_as_long_as_it_was(session: Session) -> None:
    session.moderate(BoardSwitched(scene="pause", minutes=10))
    session.later(minutes=4)
    session.moderate(BoardSwitched(scene="session"))
    session.later(minutes=1, seconds=59)
    assert is_due(session) is None
    session.later(seconds=1)
    assert is_due(session)
