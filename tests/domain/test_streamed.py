"""Which inputs a moderator's stream shows of hundreds: nothing that is to be handled falls out of it."""

from app.domain.inputs.moderation import InputShown
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.review import InputsLetThrough, ReviewChanged
from app.domain.inputs.several import Seen
from app.domain.inputs.voices import voices
from app.screens.moderator.streamed import MOST_INPUTS, MOST_OLDER, streamed

from .scenes import Session

MANY = [f"p{n}" for n in range(200)]


def sent(number: int, review: str = "none") -> Session:
    """A session in which so many inputs came, one by one."""
    session = Session(*MANY, at="single")
    session.moderate(ReviewChanged(item="single", review=review))
    for n in range(number):
        assert session.send(MANY[n % len(MANY)], f"Point {n}").refused is None
        session.later(minutes=2)
    return session


def stream(session: Session) -> list[str]:
    every = session.state.inputs_of["single"]
    return [one.id for one in streamed(session.state, every, voices(session.state, every))]


def waiting(session: Session) -> list[str]:
    return [id for id in stream(session) if session.state.status(session.state.inputs[id]) == "held"]


def test_what_waits_longest_is_shown_and_the_rest_as_it_is_let_through() -> None:
    session = sent(220, review="first")
    first = waiting(session)
    assert len(first) == MOST_INPUTS
    assert sorted(first) == [f"SINGLE-{n:03d}" for n in range(1, MOST_INPUTS + 1)]
    session.moderate(InputsLetThrough(inputs=tuple(Seen(input=id, revision=1) for id in first)))
    assert sorted(waiting(session)) == [f"SINGLE-{n:03d}" for n in range(MOST_INPUTS + 1, 221)]


def test_what_is_on_the_board_or_pinned_stays_in_the_stream_however_many_come() -> None:
    session = sent(2)
    session.moderate(InputShown(input="SINGLE-001", revision=1))
    session.moderate(InputsPinned(inputs=(Seen(input="SINGLE-002", revision=1),)))
    for n in range(2 * MOST_INPUTS):
        assert session.send(MANY[n % len(MANY)], f"Another {n}").refused is None
        session.later(minutes=2)
    assert {"SINGLE-001", "SINGLE-002"} <= set(stream(session))
    assert len(stream(session)) <= MOST_INPUTS + 2 * MOST_OLDER + 2
