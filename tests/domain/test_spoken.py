"""What is said aloud or on paper, noted by whoever keeps the record."""

import pytest

from app.domain.agenda.entries import SessionEnded
from app.domain.entry import Body
from app.domain.floor.entries import FloorEnded, FloorGiven
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputWithdrawn
from app.domain.inputs.moderation import InputShown
from app.domain.inputs.spoken import InterventionCorrected, InterventionNoted, InterventionStruck
from app.domain.inputs.support import Endorsed

from .scenes import Session


@pytest.fixture
def session() -> Session:
    """Something that Ana said was noted, and something of a guest."""
    session = Session("ana", "ben", at="single")
    session.do("rapporteur", InterventionNoted(item="single", text=" More pears ", participant="ana"))
    guest = InterventionNoted(
        item="opening", text="Figs", name=" Kofi ", constituencies={"section": "africa", "role": "king"}
    )
    session.do("moderator", guest)
    return session


def test_it_stands_beside_what_phones_send_and_is_nobodys_answer(session: Session) -> None:
    spoken, guest = session.state.inputs.values()
    assert (spoken.id, spoken.text, spoken.author, spoken.noted, spoken.noted_by) == (
        "SINGLE-001",
        "More pears",
        "ana",
        "floor",
        "rapporteur",
    )
    assert (guest.id, guest.author, guest.name, guest.said) == (
        "OPENING-001",
        "",
        "Kofi",
        {"section": "africa"},
    )
    assert not session.state.answered.get("single")
    assert session.send("ana").made == "SINGLE-002"
    assert session.do("ana", InputWithdrawn(input="SINGLE-002")).refused is None
    assert not session.state.answered.get("single")


def test_it_is_supported_and_shown_as_any_input(session: Session) -> None:
    assert session.do("ben", Endorsed(input="SINGLE-001")).refused is None
    assert session.do("moderator", InputShown(input="SINGLE-001")).refused is None


def test_whoever_said_it_decides_how_it_is_quoted_and_not_what_was_noted(session: Session) -> None:
    assert session.do("ana", InputRevised(input="SINGLE-001", text="Fewer pears")).refused == "not_yours"
    assert session.do("ana", InputWithdrawn(input="SINGLE-001")).refused == "not_yours"
    assert session.do("ana", ConsentChanged(input="SINGLE-001", consent="named")).refused is None
    assert session.do("ben", ConsentChanged(input="SINGLE-001", consent="named")).refused == "not_yours"


def test_it_is_corrected_and_struck_out_by_any_keeper_of_the_record(session: Session) -> None:
    corrected = InterventionCorrected(input="SINGLE-001", text="More plums")
    assert session.do("moderator-2", corrected).made == "SINGLE-001"
    assert (session.input().text, session.input().revision) == ("More plums", 2)
    assert session.do("rapporteur-2", InterventionStruck(input="SINGLE-001")).refused is None
    assert session.state.standing_inputs("single") == []
    assert session.do("rapporteur", corrected).refused == "withdrawn"


def test_what_someone_wrote_themselves_is_not_theirs_to_correct(session: Session) -> None:
    session.send("ben")
    for act in (InterventionCorrected(input="SINGLE-002", text="x"), InterventionStruck(input="SINGLE-002")):
        assert session.do("rapporteur", act).refused == "not_yours"


@pytest.mark.parametrize(
    ("who", "act", "refused"),
    [
        ("ana", InterventionNoted(item="single", text="x"), "not_allowed"),
        ("board", InterventionNoted(item="single", text="x"), "not_allowed"),
        ("rapporteur", InterventionNoted(item="nowhere", text="x"), "unknown_item"),
        ("rapporteur", InterventionNoted(item="single", text="x", participant="zoe"), "unknown_person"),
        ("rapporteur", InterventionNoted(item="single", text=" \u200b "), "empty_text"),
        ("rapporteur", InterventionCorrected(input="SINGLE-001", text=" "), "empty_text"),
    ],
)
def test_what_cannot_be_noted_is_told_why(session: Session, who: str, act: Body, refused: str) -> None:
    assert session.do(who, act).refused == refused


def test_it_can_be_noted_after_the_end_when_the_record_is_written_up(session: Session) -> None:
    session.do("moderator", SessionEnded(leaving="single"))
    noted = InterventionNoted(item="single", text="Said last", participant="ben")
    assert session.do("rapporteur", noted).refused is None


def test_turns_on_the_floor_have_their_times(session: Session) -> None:
    session.do("moderator", FloorGiven(participant="ana"))
    session.later(minutes=2)
    session.do("moderator", FloorGiven(participant="ben"))
    session.later(minutes=1)
    session.do("moderator", FloorEnded())
    minutes = [
        (one.participant, (one.ended_at - one.started_at).total_seconds() / 60)
        for one in session.state.stage.turns
        if one.ended_at
    ]
    assert minutes == [("ana", 2), ("ben", 1)]
    assert session.state.stage.floor is None
