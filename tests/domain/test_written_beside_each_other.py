"""Two of a role who write in the same place at once: nobody's words go without a word."""

import pytest

from app.domain.agenda.notes import NotesTaken
from app.domain.entry import Body
from app.domain.guidance.statements import StatementDrafted, StatementRevised
from app.domain.guidance.validation import StatementAnswered, StatementPutForward
from app.domain.inputs.entries import InputRevised
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.spoken import InterventionCorrected, InterventionNoted
from app.domain.seen import Written

from .scenes import Session

NOTED, SENT = "SINGLE-001", "SINGLE-002"


@pytest.fixture
def session() -> Session:
    """Something was noted, Ana has sent an input, and there is a statement."""
    session = Session("ana", at="single")
    session.do("rapporteur", InterventionNoted(item="single", text="More pears"))
    session.send("ana", "Menos peras")
    session.do("rapporteur", StatementDrafted(texts={"en": "More pears"}))
    return session


def notes(text: str, seen: int | None, follows: str | None = None) -> Body:
    """The moderators' notes."""
    return NotesTaken(item="single", text=text, revision=seen, follows=follows)


def correction(text: str, seen: int | None, follows: str | None = None) -> Body:
    """What was noted, corrected: it stands from the first."""
    return InterventionCorrected(
        input=NOTED, text=text, revision=None if seen is None else seen + 1, follows=follows
    )


def rendering(text: str, seen: int | None, follows: str | None = None) -> Body:
    """What Ana sent, in another language."""
    return RenderingAdded(input=SENT, language="fr", text=text, revision=1, seen=seen, follows=follows)


def in_french(text: str, seen: int | None, follows: str | None = None) -> Body:
    """A language of the statement."""
    return StatementRevised(statement="G-01", revision=1, texts={"fr": text}, seen=seen, follows=follows)


PLACES = pytest.mark.parametrize(
    ("role", "place", "refused"),
    [
        ("moderator", notes, "part_reworded"),
        ("rapporteur", correction, "part_reworded"),
        ("interpreter", rendering, "part_reworded"),
        ("rapporteur", in_french, "statement_reworded"),
    ],
)


@PLACES
def test_of_two_who_write_at_once_the_second_is_told(session: Session, role: str, place, refused: str) -> None:  # type: ignore[no-untyped-def]
    assert session.do(f"{role}-1", place("Pears", 0)).refused is None
    assert session.do(f"{role}-2", place("Figs", 0)).refused == refused
    assert session.do(f"{role}-2", place("Figs", 9)).refused == refused, "nobody has seen what is to come"
    assert session.do(f"{role}-2", place("Pears and figs", 1)).refused is None


@PLACES
def test_what_builds_on_own_words_counts_only_if_these_did(
    session: Session,
    role: str,
    place,  # type: ignore[no-untyped-def]
    refused: str,
) -> None:
    assert session.do(f"{role}-1", place("Pears", 0), "first").refused is None
    assert session.do(f"{role}-2", place("Figs", 0), "lost").refused == refused
    assert session.do(f"{role}-2", place("Figs.", 1, "lost")).refused == refused
    assert session.do(f"{role}-1", place("Pears.", 1, "first")).refused is None


def test_who_says_nothing_of_what_they_saw_replaces_what_stands(session: Session) -> None:
    for text in ("Pears", "Figs"):
        for role, place in (("moderator", notes), ("rapporteur", correction), ("interpreter", rendering)):
            assert session.do(f"{role}-1", place(text, None)).refused is None
    assert session.state.notes["single"] == Written("Figs", 2)
    assert session.state.inputs[NOTED].text == "Figs"
    assert session.state.inputs[SENT].renderings["fr"].text == "Figs"


def test_other_words_of_an_input_have_no_rendering_that_could_have_been_seen(session: Session) -> None:
    session.do("interpreter-1", rendering("Poires", 0))
    session.do("ana", InputRevised(input=SENT, text="Menos higos"))
    again = RenderingAdded(input=SENT, language="fr", text="Figues", revision=2, seen=0)
    assert session.do("interpreter-2", again).refused is None


def test_different_languages_of_a_statement_are_both_saved(session: Session) -> None:
    english = StatementRevised(statement="G-01", revision=1, texts={"en": "Pears"}, seen=1)
    assert session.do("rapporteur-1", english).refused is None
    assert session.do("rapporteur-2", in_french("Poires", 0)).refused is None
    assert session.do("rapporteur-2", in_french("Des poires", 1)).refused is None
    statement = session.state.statements["G-01"]
    assert statement.texts == {"en": "Pears", "fr": "Des poires"}
    assert statement.revision == 4, "each is a wording that can be answered"


def test_the_same_words_again_are_seen_and_no_wording_to_be_answered_anew(session: Session) -> None:
    session.do("rapporteur-1", StatementPutForward(statement="G-01"))
    session.do("ana", StatementAnswered(statement="G-01", recognition="reflects", revision=1))
    same = StatementRevised(statement="G-01", revision=1, texts={"en": "More pears "}, seen=1)
    assert session.do("rapporteur-1", same).refused is None
    statement = session.state.statements["G-01"]
    assert (statement.revision, len(statement.answers)) == (1, 1)
    other = StatementRevised(statement="G-01", revision=1, texts={"en": "Figs"}, seen=2)
    assert session.do("rapporteur-1", other).refused is None
    assert (statement.revision, len(statement.answers)) == (2, 0)


def test_entries_that_name_the_whole_statement_alone_mean_what_they_meant(session: Session) -> None:
    first = StatementRevised(statement="G-01", revision=1, texts={"en": "Pears"})
    second = StatementRevised(statement="G-01", revision=1, texts={"fr": "Poires"})
    assert session.do("rapporteur-1", first).refused is None
    assert session.do("rapporteur-2", second).refused == "statement_reworded"
