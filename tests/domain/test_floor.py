"""Who asks to speak, and who was called: undoing brings back what a moderator's action changed, and no more."""

import pytest

from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.people.entries import Joined

from .scenes import Session


@pytest.fixture
def session() -> Session:
    """Ana and Ben ask to speak."""
    session = Session("ana", "ben", at="single")
    for who in ("ana", "ben"):
        session.do(who, FloorAsked(topic=f"{who}'s"))
    return session


def test_who_is_called_asks_no_longer(session: Session) -> None:
    session.moderate(FloorGiven(participant="ana"))
    assert (list(session.state.hands), session.state.stage.floor) == (["ben"], "ana")


def test_undoing_gives_the_hand_back_in_its_place(session: Session) -> None:
    session.moderate(FloorGiven(participant="ana"))
    session.undo()
    assert (list(session.state.hands), session.state.stage.floor) == (["ana", "ben"], None)


def test_what_people_did_meanwhile_stays(session: Session) -> None:
    session.do("cleo", Joined())
    session.moderate(FloorGiven(participant="ana"))
    session.do("ben", FloorAsked(wanted=False))
    session.do("cleo", FloorAsked())
    session.undo()
    assert list(session.state.hands) == ["ana", "cleo"]


def test_who_was_called_and_asks_again_stands_at_the_end(session: Session) -> None:
    session.moderate(FloorGiven(participant="ana"))
    session.moderate(FloorEnded())
    session.do("ana", FloorAsked())
    assert list(session.state.hands) == ["ben", "ana"]


def test_who_asks_twice_keeps_their_place(session: Session) -> None:
    session.do("ana", FloorAsked(topic="Another"))
    assert list(session.state.hands) == ["ana", "ben"]
    assert session.state.hands["ana"].topic == "Another"


def test_undoing_a_step_brings_the_speaker_back(session: Session) -> None:
    session.moderate(FloorGiven(participant="ana"))
    session.go("several")
    assert session.state.stage.floor is None
    session.undo()
    assert (session.state.stage.floor, list(session.state.hands)) == ("ana", ["ben"])
