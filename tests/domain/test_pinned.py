"""What stands first on phones and on the board."""

import pytest

from app.domain.inputs.entries import ConsentChanged, InputRevised, InputWithdrawn
from app.domain.inputs.moderation import InputRestored, InputSetAside
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.several import Seen

from .scenes import Session

FIRST, SECOND, THIRD, FOURTH = (f"SINGLE-00{n}" for n in (1, 2, 3, 4))


def pin(session: Session, *inputs: str, pinned: bool = True) -> str | None:
    seen = tuple(Seen(input=id, revision=session.state.inputs[id].revision) for id in inputs)
    return session.moderate(InputsPinned(inputs=seen, pinned=pinned)).refused


def pinned(session: Session) -> list[str]:
    return [input.id for input in session.state.pinned_inputs("single")]


@pytest.fixture
def session() -> Session:
    """Four have sent something."""
    session = Session("ana", "ben", "cleo", "dora", at="single")
    for who in ("ana", "ben", "cleo", "dora"):
        session.send(who)
    return session


def test_what_is_pinned_stands_first_the_first_pinned_first(session: Session) -> None:
    pin(session, THIRD)
    pin(session, FIRST)
    assert pinned(session) == [THIRD, FIRST]
    pin(session, THIRD, pinned=False)
    assert pinned(session) == [FIRST]
    session.undo()
    assert pinned(session) == [THIRD, FIRST]


def test_three_can_be_pinned_and_no_more(session: Session) -> None:
    assert pin(session, FIRST, SECOND) is None
    assert pin(session, THIRD, FOURTH) == "too_many_pinned"
    assert pinned(session) == [FIRST, SECOND], "all of one press, or nothing"
    assert pin(session, THIRD, FIRST) is None, "what is pinned already takes no more room"
    session.do("ana", InputWithdrawn(input=FIRST))
    assert pin(session, FOURTH) is None, "what stands no longer leaves its place"


def test_a_wording_is_pinned_and_not_other_words(session: Session) -> None:
    pin(session, FIRST)
    session.do("ana", InputRevised(input=FIRST, text="Fewer pears"))
    assert pinned(session) == []


def test_what_nobody_else_reads_is_not_pinned(session: Session) -> None:
    session.moderate(InputSetAside(input=FIRST, reason="test"))
    assert pin(session, FIRST) == "not_standing"
    session.do("ben", ConsentChanged(input=SECOND, consent="none"))
    assert pin(session, SECOND) == "not_quotable"


def test_what_is_set_aside_is_pinned_no_longer(session: Session) -> None:
    pin(session, FIRST)
    session.moderate(InputSetAside(input=FIRST, reason="test"))
    session.moderate(InputRestored(input=FIRST))
    assert pinned(session) == []


def test_phones_are_told_that_it_stands_otherwise(session: Session) -> None:
    pin(session, FIRST)
    assert session.state.changed_inputs("single") == [(FIRST, "1p")]
    pin(session, FIRST, pinned=False)
    assert session.state.changed_inputs("single") == [(FIRST, "1")]
    session.undo()
    assert session.state.changed_inputs("single") == [(FIRST, "1p")]


def test_another_process_reads_the_same(session: Session) -> None:
    pin(session, SECOND, FIRST)
    assert [one.id for one in session.replayed().pinned_inputs("single")] == [SECOND, FIRST]
