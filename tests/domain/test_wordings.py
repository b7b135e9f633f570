"""Acts name the wording they were made on: other words have the support and the place given to them."""

import pytest

from app.domain.entry import Body
from app.domain.erasing import marked
from app.domain.inputs.entries import InputRevised, InputWithdrawn
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown, InputUnshown
from app.domain.inputs.support import Endorsed
from app.domain.people.entries import PersonErased
from app.domain.reading import read_body, write_body
from app.domain.text import count_characters

from .scenes import Session

INPUT = "SINGLE-001"


@pytest.fixture
def session() -> Session:
    """Ana's input is supported by Ben and Cleo and stands on the board."""
    session = Session("ana", "ben", "cleo", "dan", at="single")
    session.send("ana", "More direct access")
    for who in ("ben", "cleo"):
        session.endorse(who, INPUT)
    session.moderate(InputShown(input=INPUT, revision=1))
    return session


def reword(session: Session, text: str = "No direct access at all") -> None:
    assert session.do("ana", InputRevised(input=INPUT, text=text)).refused is None


def test_other_words_have_no_support_and_the_support_of_the_earlier_is_kept(session: Session) -> None:
    reword(session)
    input = session.input()
    assert input.endorsements == set() and input.revisions[0].endorsements == {"ben", "cleo"}
    assert (input.revision, input.earlier_support, input.supported("ben"), input.supported("dan")) == (
        2,
        2,
        1,
        None,
    )
    session.endorse("ben", INPUT)
    assert (input.endorsements, input.earlier_support, input.supported("ben")) == ({"ben"}, 1, 2)


def test_support_given_to_words_that_stood_before_is_support_of_those(session: Session) -> None:
    reword(session)
    assert session.do("dan", Endorsed(input=INPUT, revision=1)).refused is None
    assert session.input().endorsements == set()
    assert session.input().revisions[0].endorsements == {"ben", "cleo", "dan"}
    assert session.do("dan", Endorsed(input=INPUT, revision=3)).refused == "unknown_input"


def test_other_words_leave_the_board_until_they_are_shown(session: Session) -> None:
    reword(session)
    assert session.state.status(session.input()) == "received"
    assert session.moderate(InputShown(input=INPUT, revision=1)).refused == "reworded"
    assert session.moderate(InputShown(input=INPUT, revision=2)).refused is None
    assert session.state.status(session.input()) == "shown"


def test_undoing_brings_no_words_to_the_board_that_nobody_showed(session: Session) -> None:
    session.moderate(InputUnshown(input=INPUT))
    reword(session)
    session.undo()
    assert session.state.status(session.input()) == "received"


@pytest.mark.parametrize(
    "act", [InputSetAside(input=INPUT, reason="test", revision=1), InputRestored(input=INPUT, revision=1)]
)
def test_what_a_moderator_did_not_see_is_not_set_aside_or_brought_back(session: Session, act: Body) -> None:
    if isinstance(act, InputRestored):
        session.moderate(InputSetAside(input=INPUT, reason="offensive", revision=1))
    reword(session)
    before = session.state.status(session.input())
    assert session.moderate(act).refused == "reworded"
    assert session.state.status(session.input()) == before


def test_the_same_words_again_are_no_other_wording(session: Session) -> None:
    reword(session, "  More direct access ")
    assert session.input().revision == 1 and session.state.status(session.input()) == "shown"


def test_what_changed_is_told_with_the_wording_that_stands(session: Session) -> None:
    session.send("ben", "Twin cities")
    session.send("cleo", "Ours")
    reword(session)
    session.do("ben", InputWithdrawn(input="SINGLE-002"))
    session.moderate(InputSetAside(input="SINGLE-003", reason="test"))
    assert session.state.changed_inputs("single") == [("SINGLE-003", "0"), ("SINGLE-002", "0"), (INPUT, "2")]
    session.undo()
    assert session.state.changed_inputs("single")[0] == ("SINGLE-003", "1")


def test_no_more_changes_are_told_than_one_push_can_bear(session: Session) -> None:
    for n in range(60):
        reword(session, f"Wording {n}")
    assert session.state.changed_inputs("single") == [(INPUT, "61")]


def test_support_of_a_log_of_before_holds_for_whatever_words_stand(session: Session) -> None:
    """Entries mean for ever what they meant: support was kept through rewordings once."""
    old = read_body("endorsed", '{"input":"SINGLE-001"}', version=1)
    session.do("dan", old)
    session.moderate(read_body("input_shown", '{"input":"SINGLE-001"}', version=1))
    reword(session)
    assert session.input().endorsements == {"dan"}
    assert session.state.status(session.input()) == "shown"
    assert read_body("endorsed", write_body(old), version=2) == old


def test_what_was_erased_is_read_by_nobody_and_what_is_said_afterwards_is(session: Session) -> None:
    assert session.do("host", PersonErased(participant="ana")).refused is None
    session.send("ana", "Something else")
    assert [input.id for input in session.state.standing_inputs("single")] == ["SINGLE-002"]
    assert session.state.changed_inputs("single") == [(INPUT, "0")]
    assert session.do("ana", PersonErased(participant="ben")).refused == "not_allowed"


@pytest.mark.parametrize("words", ["👨‍👩‍👧" * 40, "é" * 40, "e\u0301" * 40, "x" * 40])
def test_what_stands_where_words_were_is_as_long_as_they_were(words: str) -> None:
    """Else what follows in the log would mean something else: too long, where the words were not."""
    assert count_characters(marked(words, 7)) == count_characters(words) == 40
