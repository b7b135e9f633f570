"""What moderators do with several inputs by one press, and what they say of it in their own words."""

import pytest

from app.domain.inputs.entries import InputRevised
from app.domain.inputs.moderation import InputSetAside, InputShown
from app.domain.inputs.several import Seen
from app.domain.inputs.together import InputsRestored, InputsSetAside

from .scenes import Session

FIRST, SECOND, THIRD = "SINGLE-001", "SINGLE-002", "SINGLE-003"


def seen(*inputs: str) -> tuple[Seen, ...]:
    return tuple(Seen(input=id, revision=1) for id in inputs)


def status(session: Session) -> list[str]:
    return [session.state.status(input) for input in session.state.inputs.values()]


@pytest.fixture
def session() -> Session:
    """Three have sent something."""
    session = Session("ana", "ben", "cleo", at="single")
    for who in ("ana", "ben", "cleo"):
        session.send(who)
    return session


def set_aside(session: Session, *inputs: str, reason: str = "test", note: str = "") -> str | None:
    return session.moderate(InputsSetAside(inputs=seen(*inputs), reason=reason, note=note)).refused


def test_several_are_set_aside_with_one_press_and_one_undo_brings_them_back(session: Session) -> None:
    session.moderate(InputShown(input=FIRST))
    assert set_aside(session, FIRST, SECOND, note="We tried it out") is None
    assert status(session) == ["set_aside", "set_aside", "received"]
    why = session.state.stage.set_aside[SECOND]
    assert (why.reason, why.note) == ("test", "We tried it out")
    session.undo()
    assert status(session) == ["shown", "received", "received"]
    assert dict(session.state.changed_inputs("single"))[SECOND] == "1", "phones have them again"


def test_several_are_brought_back_with_one_press(session: Session) -> None:
    set_aside(session, FIRST, SECOND)
    session.moderate(InputsRestored(inputs=seen(FIRST, SECOND)))
    assert status(session) == ["received"] * 3
    session.undo()
    assert status(session) == ["set_aside", "set_aside", "received"]


def test_what_was_reworded_meanwhile_is_left_out(session: Session) -> None:
    session.do("ana", InputRevised(input=FIRST, text="Fewer pears"))
    assert set_aside(session, FIRST, SECOND) is None
    assert status(session) == ["received", "set_aside", "received"]
    assert set_aside(session, FIRST) == "reworded", "none of them reads so any more"


def test_a_reason_in_own_words_has_to_say_something(session: Session) -> None:
    assert set_aside(session, FIRST, reason="other", note="  ") == "empty_text"
    assert session.moderate(InputSetAside(input=FIRST, reason="other")).refused == "empty_text"
    assert set_aside(session, FIRST, reason="other", note=" It is for tomorrow ") is None
    assert session.state.stage.set_aside[FIRST].note == "It is for tomorrow"


def test_a_reason_is_one_of_the_list(session: Session) -> None:
    assert set_aside(session, FIRST, reason="boring") == "unknown_reason"


def test_participants_set_nothing_aside(session: Session) -> None:
    refused = session.do("ana", InputsSetAside(inputs=seen(FIRST), reason="test")).refused
    assert refused == "not_allowed"
    assert session.do("co-moderator", InputsSetAside(inputs=seen(FIRST), reason="test")).refused is None


def test_another_process_reads_the_same(session: Session) -> None:
    set_aside(session, FIRST, THIRD)
    state = session.replayed()
    assert [state.status(one) for one in state.inputs.values()] == ["set_aside", "received", "set_aside"]
