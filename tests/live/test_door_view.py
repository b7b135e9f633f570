"""What a moderator is told of the door: a burst of joins, and answers of another day."""

from datetime import date, timedelta

from app.domain.door.entries import DoorClosed
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.session.entries import BegunAfresh
from app.live.room.presence import Presence
from app.live.showing.scene import Scene
from app.screens.moderator.burst import A_BURST, burst, earlier_day
from tests.domain.scenes import NOON, Session


def seen(session: Session) -> Scene:
    return Scene("ABC234", session.state, Names(), Presence(), "en", session.now, "http://here")


def crowd(session: Session, name: str, many: int = A_BURST) -> None:
    for n in range(many):
        session.do(f"{name}-{n}", Joined())


def test_in_the_first_minutes_everyone_joins_and_nothing_is_said() -> None:
    session = Session(at="single")
    session.later(minutes=1)
    crowd(session, "p")
    assert burst(seen(session)) == 0


def test_very_many_who_join_later_are_told_for_a_minute() -> None:
    session = Session("ana", at="single")
    session.later(minutes=10)
    crowd(session, "p", A_BURST - 1)
    assert burst(seen(session)) == 0
    crowd(session, "q", 1)
    assert burst(seen(session)) == A_BURST
    session.later(seconds=61)
    assert burst(seen(session)) == 0


def test_behind_a_closed_door_there_is_no_burst() -> None:
    session = Session("ana", at="single")
    session.later(minutes=10)
    crowd(session, "p")
    session.moderate(DoorClosed())
    assert burst(seen(session)) == 0


def test_answers_of_another_day_are_told_until_the_session_is_begun_afresh() -> None:
    session = Session("ana", at="single")
    session.answer("ana", "pear")
    assert earlier_day(seen(session)) is None
    session.now = NOON + timedelta(days=1)
    assert earlier_day(seen(session)) == date(2021, 5, 18)
    session.moderate(BegunAfresh())
    assert earlier_day(seen(session)) is None


def test_the_day_is_the_sessions_own() -> None:
    session = Session("ana", at="single")
    session.now = NOON.replace(hour=21, minute=30)
    session.send("ana")
    session.now = NOON.replace(hour=22, minute=30)  # half past midnight in Madrid
    assert earlier_day(seen(session)) == date(2021, 5, 18)
