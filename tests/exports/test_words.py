"""What files tell of words that people wrote: all of them of everyone, and of groups none that few gave."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.activities.words.word import same
from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast
from app.domain.ballots.written import WordsHidden
from app.domain.people.entries import Joined
from app.exports.profiles import Profile
from app.exports.report.compose import report_of
from app.log.tables import SessionRow
from tests.domain.scenes import asking_for_words

from .scenes import SECTIONS, create_session, new_database, plain_rows, read_record, small_plan, write

Held = tuple[Engine, SessionRow]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    """A session in which eight people gave a word that all gave, one that was hidden, and one of their own."""
    engine = new_database(tmp_path)
    session = create_session(engine, asking_for_words("q1", small_plan()))
    joins = [(who, Joined(constituencies={"section": section})) for who, section in SECTIONS.items()]
    words = [(who, BallotCast(item="q1", answer={"": ["care", "rude", f"only {who}"]})) for who in SECTIONS]
    write(engine, session, *joins, ("moderator", ItemStarted(item="q1")), *words)
    write(engine, session, ("moderator", WordsHidden(item="q1", words=(same("rude"),))))
    write(engine, session, ("moderator", SessionEnded(leaving="q1")))
    yield engine, session
    engine.dispose()


@pytest.mark.parametrize(
    ("profile", "hidden"), [("restricted", True), ("complete", True), ("shareable", False)]
)
def test_of_everyone_all_words_are_told_and_hidden_ones_are_not_passed_on(
    held: Held, profile: Profile, hidden: bool
) -> None:
    rows = [row for row in plain_rows(read_record(*held, profile), "results") if row["question_no"] == "Q1"]
    everyone = {row["option_label_en"]: row for row in rows if row["scope"] == "all"}
    assert everyone["care"]["count"] == 8
    assert sum(str(label).startswith("only") for label in everyone) == 8
    assert ("rude" in everyone) == hidden
    assert {row["option_label_en"] for row in rows if row["scope"] != "all"} == {"care", "No opinion"}


@pytest.mark.parametrize("profile", ["restricted", "shareable"])
def test_no_ballot_tells_a_word_by_which_its_author_could_be_known(held: Held, profile: Profile) -> None:
    rows = plain_rows(read_record(*held, profile), "ballots")
    assert {(row["option_code"], row["option_label_en"]) for row in rows} == {
        (same("care"), "care"),
        ("merged", None),
    }


def test_the_report_tells_words_and_none_that_is_hidden(held: Held) -> None:
    told = repr(report_of(read_record(*held), "en"))
    assert "care" in told and "only p-1" in told
    assert "rude" not in told
