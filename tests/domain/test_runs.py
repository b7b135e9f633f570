"""Beginning afresh: a rehearsal stays in the log and is out of every result."""

import pytest

from app.domain.ballots.entries import BallotCast
from app.domain.door.entries import DoorClosed
from app.domain.floor.entries import FloorAsked
from app.domain.inputs.moderation import InputShown
from app.domain.outcome import Refusal
from app.domain.people.entries import Joined
from app.domain.session.entries import BegunAfresh
from app.live.asking.believable import believable

from .scenes import Session


@pytest.fixture
def session() -> Session:
    """A rehearsal in which Ana and Ben answered, wrote and asked to speak."""
    session = Session("ana", "ben", at="single")
    session.send("ana", "Only a rehearsal")
    session.answer("ana", "pear")
    session.endorse("ben", "SINGLE-001")
    session.do("ben", FloorAsked())
    session.moderate(InputShown(input="SINGLE-001"))
    session.end()
    return session


def test_nothing_of_the_rehearsal_counts_any_longer(session: Session) -> None:
    assert session.state.run == 1
    assert session.moderate(BegunAfresh()).refused is None
    state = session.state
    assert state.run == 2
    assert (state.stage.live, state.stage.started_at, state.stage.runs, state.stage.shown) == (
        None,
        None,
        (),
        (),
    )
    assert (state.participants, state.inputs, state.answered, state.hands) == ({}, {}, {}, {})
    assert not any(poll.ballots for poll in state.polls.values())
    assert set(state.before) == {"ana", "ben"}


def test_who_was_there_comes_back_even_through_a_closed_door(session: Session) -> None:
    session.moderate(BegunAfresh())
    session.moderate(DoorClosed())
    assert session.do("ana", Joined(constituencies={"role": "mayor"})).refused is None
    assert session.do("cleo", Joined()).refused == "door_closed"


def test_an_id_never_means_two_inputs(session: Session) -> None:
    session.moderate(BegunAfresh())
    session.do("ana", Joined())
    session.go("opening")
    session.go("single")
    assert session.send("ana", "The session itself").made == "SINGLE-002"
    assert session.endorse("ben", "SINGLE-001").refused == "not_joined"
    session.do("ben", Joined())
    assert session.endorse("ben", "SINGLE-001").refused == "unknown_input"


def test_what_a_phone_kept_since_the_rehearsal_is_no_vote_of_the_session(session: Session) -> None:
    written = session.now
    session.later(hours=20)
    session.moderate(BegunAfresh())
    session.later(minutes=1)
    vote = BallotCast(item="single", answer={"": ["pear"]}, written_at=written)
    with pytest.raises(Refusal, match="moved_on"):
        believable(vote, session.state, session.now)
    assert believable(vote.model_copy(update={"written_at": None}), session.state, session.now)


def test_it_can_be_undone_and_everything_is_back(session: Session) -> None:
    ballots, inputs = session.counted(), dict(session.state.inputs)
    stage, actions = session.state.stage, list(session.state.actions)
    session.moderate(BegunAfresh())
    session.do("cleo", Joined())
    session.undo()
    assert (session.counted(), session.state.inputs, session.state.stage) == (ballots, inputs, stage)
    assert session.state.run == 1 and session.state.actions == actions
    assert set(session.state.participants) == {"ana", "ben"} and "cleo" in session.state.before


def test_only_a_moderator_begins_afresh(session: Session) -> None:
    assert session.do("ana", BegunAfresh()).refused == "not_allowed"
    assert session.state.run == 1
