"""Short inputs, endorsements, and hands raised."""

import pytest

from app.domain.agenda.entries import SessionEnded
from app.domain.ballots.entries import BallotWithdrawn
from app.domain.ballots.moderation import VotingClosed
from app.domain.entry import Body
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputWithdrawn
from app.domain.inputs.moderation import InputShown
from app.domain.inputs.support import Endorsed
from app.domain.people.entries import Joined

from .scenes import NOON, Session


@pytest.fixture
def session() -> Session:
    """Ana has sent an input; Ben and Cleo may endorse it."""
    session = Session("ana", "ben", "cleo", at="single")
    session.send("ana", "  More pears ")
    return session


def test_an_input_gets_the_next_number_of_its_item_and_is_trimmed(session: Session) -> None:
    assert session.send("ben").made == "SINGLE-002"
    assert (session.input().text, session.input().author, session.input().late) == (
        "More pears",
        "ana",
        False,
    )


def test_an_input_keeps_the_prompt_and_themes_of_the_plan_and_drops_others(session: Session) -> None:
    session.send("ben", prompt="idea", themes=("C1", "C9", "C1"))
    session.send("ben", prompt="rant")
    assert (session.input(2).prompt, session.input(2).themes) == ("idea", ("C1",))
    assert session.input(3).prompt is None


@pytest.mark.parametrize(
    ("who", "said", "refused"),
    [
        ("zoe", {}, "not_joined"),
        ("ben", {"text": " \n "}, "empty_text"),
        ("ben", {"text": "x" * 41}, "too_long"),
        ("ben", {"item": "nowhere"}, "unknown_item"),
        ("ben", {"item": "several"}, "nothing_asked"),
    ],
)
def test_an_input_that_cannot_count_is_told_why(
    session: Session, who: str, said: dict[str, str], refused: str
) -> None:
    assert session.send(who, **said).refused == refused
    assert list(session.state.inputs) == ["SINGLE-001"]


def test_one_person_may_send_as_many_inputs_as_the_plan_says(session: Session) -> None:
    assert [session.send("ben").refused for _ in range(4)] == [None, None, None, "too_many_inputs"]
    assert session.send("ana").refused is None


def test_inputs_are_not_taken_before_their_item_opens() -> None:
    session = Session("ana", at="opening")
    assert session.send("ana").refused == "not_open"


def test_inputs_and_endorsements_are_taken_after_voting_closes(session: Session) -> None:
    session.moderate(VotingClosed(item="single"))
    assert session.send("ben").refused is None
    assert not session.input(2).late
    assert session.endorse("cleo", "SINGLE-001").refused is None


def test_an_input_written_without_a_network_is_taken_after_its_item_and_flagged_late(
    session: Session,
) -> None:
    session.go("several")
    session.send("ben", written_at=NOON)
    assert session.input(2).late
    assert session.input(2).written_at == NOON


def test_after_the_sessions_end_nothing_more_is_taken(session: Session) -> None:
    session.end()
    assert session.send("ben").refused == "ended"
    assert session.endorse("ben", "SINGLE-001").refused == "ended"
    assert session.do("ana", InputRevised(input="SINGLE-001", text="No")).refused == "ended"
    assert session.do("ana", InputWithdrawn(input="SINGLE-001")).refused == "ended"
    assert (session.input().text, session.input().withdrawn_at) == ("More pears", None)
    assert session.input().endorsements == set()


def test_a_session_taken_up_again_after_its_end_takes_inputs_again(session: Session) -> None:
    session.end()
    session.go("close")
    assert session.send("ben").refused is None
    assert session.endorse("ben", "SINGLE-001").refused is None


def test_its_author_may_revise_an_input_and_the_earlier_words_stay(session: Session) -> None:
    session.later(minutes=1)
    session.do("ana", InputRevised(input="SINGLE-001", text="Fewer pears"))
    session.do("ana", InputRevised(input="SINGLE-001", text="Fewer pears"))
    assert [revision.text for revision in session.input().revisions] == ["More pears", "Fewer pears"]


def test_a_withdrawn_input_no_longer_stands_and_cannot_be_revised(session: Session) -> None:
    session.do("ana", InputWithdrawn(input="SINGLE-001"))
    assert session.state.status(session.input()) == "withdrawn"
    assert session.state.standing_inputs("single") == []
    assert session.do("ana", InputRevised(input="SINGLE-001", text="Back")).refused == "withdrawn"
    assert session.endorse("ben", "SINGLE-001").refused == "not_standing"


def test_whoever_withdraws_all_they_said_to_an_item_has_not_answered_it(session: Session) -> None:
    session.send("ana")
    session.do("ana", InputWithdrawn(input="SINGLE-001"))
    assert session.state.answered["single"] == {"ana"}
    session.do("ana", InputWithdrawn(input="SINGLE-002"))
    assert session.state.answered["single"] == set()


def test_whoever_withdraws_their_only_input_has_answered_if_they_cast_a_ballot(session: Session) -> None:
    session.answer("ana", "pear")
    session.do("ana", InputWithdrawn(input="SINGLE-001"))
    assert session.state.answered["single"] == {"ana"}
    session.do("ana", BallotWithdrawn(item="single"))
    assert session.state.answered["single"] == set()


@pytest.mark.parametrize(
    "body", [InputRevised(input="SINGLE-001", text="Mine"), InputWithdrawn(input="SINGLE-001")]
)
def test_only_its_author_may_change_an_input(session: Session, body: Body) -> None:
    assert session.do("ben", body).refused == "not_yours"
    assert (session.input().text, session.input().withdrawn_at) == ("More pears", None)


def test_endorsing_twice_counts_once_and_can_be_taken_back(session: Session) -> None:
    session.endorse("ben", "SINGLE-001")
    session.endorse("ben", "SINGLE-001")
    session.endorse("cleo", "SINGLE-001")
    assert session.input().endorsements == {"ben", "cleo"}
    session.endorse("ben", "SINGLE-001", agree=False)
    assert session.input().endorsements == {"cleo"}


@pytest.mark.parametrize(
    ("who", "input", "refused"),
    [
        ("ana", "SINGLE-001", "own_input"),
        ("zoe", "SINGLE-001", "not_joined"),
        ("ben", "SINGLE-009", "unknown_input"),
    ],
)
def test_an_endorsement_that_cannot_count_is_told_why(
    session: Session, who: str, input: str, refused: str
) -> None:
    assert session.endorse(who, input).refused == refused
    assert session.input().endorsements == set()


def test_a_hand_is_raised_once_kept_in_order_and_lowered(session: Session) -> None:
    for who in ("ben", "ana", "ben"):
        session.do(who, FloorAsked())
    assert list(session.state.hands) == ["ben", "ana"]
    session.do("ben", FloorAsked(wanted=False))
    assert list(session.state.hands) == ["ana"]


def test_a_hand_raised_again_keeps_its_place_with_the_topic_now_given(session: Session) -> None:
    for who, topic in (("ben", "Pears"), ("ana", "Plums"), ("ben", "Figs")):
        session.do(who, FloorAsked(topic=topic))
    assert [(who, hand.topic) for who, hand in session.state.hands.items()] == [
        ("ben", "Figs"),
        ("ana", "Plums"),
    ]


def test_a_hand_can_be_lowered_whenever_it_is(session: Session) -> None:
    assert Session("ana").do("ana", FloorAsked(wanted=False)).refused is None
    session.do("ben", FloorAsked())
    session.end()
    assert session.do("ben", FloorAsked(wanted=False)).refused is None
    assert session.do("ben", FloorAsked(wanted=False)).refused is None
    assert session.state.hands == {}


def test_no_hand_is_raised_before_the_session_or_by_a_stranger(session: Session) -> None:
    assert Session("ana").do("ana", FloorAsked()).refused == "not_running"
    assert session.do("zoe", FloorAsked()).refused == "not_joined"


def test_whoever_is_given_the_floor_no_longer_has_their_hand_up(session: Session) -> None:
    session.do("ben", FloorAsked(topic="Pears"))
    session.do("cleo", FloorAsked())
    session.moderate(FloorGiven(participant="ben"))
    assert (session.state.stage.floor, list(session.state.hands)) == ("ben", ["cleo"])
    session.moderate(FloorEnded())
    assert (session.state.stage.floor, list(session.state.hands)) == (None, ["cleo"])


def test_joining_again_is_the_same_participant_with_what_they_now_say_of_themselves() -> None:
    session = Session("ana")
    session.later(minutes=5)
    session.do("ana", Joined(constituencies={"role": "mayor", "section": "atlantis"}, language="fr"))
    ana = session.state.participants["ana"]
    assert list(session.state.participants) == ["ana"]
    assert (ana.joined_at, ana.said, ana.language) == (NOON, {"role": "mayor"}, "fr")


def test_what_may_not_be_quoted_counts_and_is_neither_read_nor_supported_nor_shown(session: Session) -> None:
    session.send("ben", text="In confidence", consent="none")
    assert [one.id for one in session.state.standing_inputs("single")] == ["SINGLE-001"]
    assert session.state.counting_inputs("single") == 2
    assert session.do("cleo", Endorsed(input="SINGLE-002")).refused == "not_quotable"
    assert session.do("moderator", InputShown(input="SINGLE-002")).refused == "not_quotable"


def test_who_changes_their_mind_takes_the_input_off_the_board_and_may_put_it_back(session: Session) -> None:
    session.do("moderator", InputShown(input="SINGLE-001"))
    assert session.do("ana", ConsentChanged(input="SINGLE-001", consent="none")).made == "SINGLE-001"
    assert session.state.status(session.input()) == "received"
    assert session.state.changed_inputs("single") == [("SINGLE-001", "0")], "phones take it away"
    session.do("ana", ConsentChanged(input="SINGLE-001", consent="named"))
    assert session.state.status(session.input()) == "shown"
    assert session.state.changed_inputs("single") == [("SINGLE-001", "1")]


def test_how_one_may_be_quoted_is_the_authors_word_until_the_end(session: Session) -> None:
    change = ConsentChanged(input="SINGLE-001", consent="named")
    assert session.do("ben", change).refused == "not_yours"
    session.do("moderator", VotingClosed(item="single"))
    assert session.do("ana", change).refused is None
    session.do("moderator", SessionEnded(leaving="single"))
    assert session.do("ana", change).refused == "ended"


def test_what_someone_chose_last_is_remembered_when_they_say_something_else_of_themselves(
    session: Session,
) -> None:
    session.send("ben", consent="named")
    session.do("ben", Joined(constituencies={"role": "mayor"}))
    session.send("ben")
    assert session.state.participants["ben"].consent == "named"
    assert session.input(3).consent is None, "it was not asked with this one"
