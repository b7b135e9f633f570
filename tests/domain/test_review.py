"""Where moderators read inputs first: what waits, who reads it meanwhile, and what lets it through."""

import pytest

from app.domain.inputs.entries import InputRevised, InputWithdrawn
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown
from app.domain.inputs.review import InputsLetThrough, ReviewChanged
from app.domain.inputs.several import Seen
from app.domain.inputs.spoken import InterventionNoted
from app.domain.outcome import Outcome
from app.domain.plan import Plan

from .scenes import PLAN, Session

FIRST, SECOND = "SINGLE-001", "SINGLE-002"


def review(session: Session, review: str = "first") -> Outcome:
    return session.moderate(ReviewChanged(item="single", review=review))


def let_through(session: Session, *inputs: str, revision: int = 1) -> Outcome:
    return session.moderate(InputsLetThrough(inputs=tuple(Seen(input=id, revision=revision) for id in inputs)))


def status(session: Session) -> list[str]:
    return [session.state.status(input) for input in session.state.inputs.values()]


def read_by_others(session: Session) -> list[str]:
    return [input.id for input in session.state.standing_inputs("single")]


@pytest.fixture
def session() -> Session:
    """Moderators read first; Ana and Ben have sent something."""
    session = Session("ana", "ben", "cleo", at="single")
    review(session)
    session.send("ana")
    session.send("ben")
    return session


def test_everyone_reads_inputs_as_they_come_unless_the_plan_says_otherwise() -> None:
    session = Session("ana", at="single")
    session.send("ana")
    assert status(session) == ["received"]
    [item] = [item for item in PLAN.agenda if item.id == "single"]
    assert item.inputs is not None and item.inputs.review == "none"


def test_a_plan_says_that_moderators_read_first() -> None:
    planned = PLAN.model_dump(mode="json", exclude_none=True)
    planned["agenda"][1]["inputs"]["review"] = "first"
    session = Session("ana", at="single")
    session.state.plan = Plan.model_validate(planned)
    session.state.begin_run(session.now)
    assert session.state.review_of("single") == "first"


def test_an_input_that_waits_is_received_and_read_by_nobody_else(session: Session) -> None:
    assert status(session) == ["held", "held"]
    assert read_by_others(session) == []
    assert session.state.counting_inputs("single") == 2
    assert session.state.answered["single"] == {"ana", "ben"}


def test_an_input_that_waits_is_neither_supported_nor_shown(session: Session) -> None:
    assert session.endorse("cleo", FIRST).refused == "held"
    assert session.moderate(InputShown(input=FIRST)).refused == "held"
    let_through(session, FIRST)
    assert session.endorse("cleo", FIRST).refused is None
    assert session.moderate(InputShown(input=FIRST)).refused is None
    assert status(session) == ["shown", "held"]


def test_several_are_let_through_with_one_press_and_one_press_takes_that_back(session: Session) -> None:
    assert let_through(session, FIRST, SECOND).refused is None
    assert read_by_others(session) == [FIRST, SECOND]
    session.undo()
    assert status(session) == ["held", "held"]
    assert set(session.state.changed_inputs("single")) == {(FIRST, "0"), (SECOND, "0")}, "phones take them away"


def test_a_wording_is_let_through_and_other_words_wait_again(session: Session) -> None:
    let_through(session, FIRST)
    session.do("ana", InputRevised(input=FIRST, text="Fewer pears"))
    assert status(session) == ["held", "held"]
    assert session.state.changed_inputs("single")[0] == (FIRST, "0")
    assert let_through(session, FIRST).refused == "reworded", "these words were not seen"
    let_through(session, FIRST, revision=2)
    assert read_by_others(session) == [FIRST]


def test_what_was_reworded_meanwhile_waits_and_the_others_are_let_through(session: Session) -> None:
    session.do("ana", InputRevised(input=FIRST, text="Fewer pears"))
    assert let_through(session, FIRST, SECOND).refused is None
    assert status(session) == ["held", "received"]


def test_what_is_read_already_goes_on_being_read_when_moderators_begin_to_read_first() -> None:
    session = Session("ana", "ben", at="single")
    session.send("ana")
    review(session)
    session.send("ben")
    assert status(session) == ["received", "held"]


def test_once_moderators_no_longer_read_first_everything_is_read(session: Session) -> None:
    review(session, "none")
    assert read_by_others(session) == [FIRST, SECOND]
    session.undo()
    assert read_by_others(session) == []
    review(session, "none")
    review(session)
    assert read_by_others(session) == [FIRST, SECOND], "nobody unreads"


def test_what_waits_can_be_set_aside_and_waits_again_when_it_comes_back(session: Session) -> None:
    session.moderate(InputSetAside(input=FIRST, reason="test", revision=1))
    assert status(session)[0] == "set_aside"
    session.moderate(InputRestored(input=FIRST, revision=1))
    assert status(session)[0] == "held"


def test_what_was_taken_back_while_it_waited_is_taken_back(session: Session) -> None:
    session.do("ana", InputWithdrawn(input=FIRST))
    let_through(session, FIRST)
    assert read_by_others(session) == []


def test_what_the_desk_notes_was_read_by_whoever_noted_it(session: Session) -> None:
    session.do("rapporteur", InterventionNoted(item="single", text="Aloud"))
    assert status(session) == ["held", "held", "received"]


def test_nobody_can_read_first_where_nothing_is_written() -> None:
    session = Session("ana", at="several")
    refused = session.moderate(ReviewChanged(item="several", review="first")).refused
    assert refused == "nothing_asked"
    assert session.moderate(ReviewChanged(item="nowhere", review="first")).refused == "unknown_item"


def test_participants_let_nothing_through(session: Session) -> None:
    assert session.do("ana", InputsLetThrough(inputs=(Seen(input=FIRST, revision=1),))).refused == "not_allowed"


def test_another_process_reads_the_same(session: Session) -> None:
    let_through(session, FIRST)
    state = session.replayed()
    assert [state.status(one) for one in state.inputs.values()] == status(session) == ["received", "held"]
