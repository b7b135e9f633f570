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
from app.domain.text import Language
from app.exports.profiles import Profile
from app.exports.report.compose import report_of
from app.log.tables import SessionRow
from tests.domain.scenes import asking_for_words

from .scenes import SECTIONS, create_session, new_database, plain_rows, read_record, small_plan, write
from .test_report import chapter, table

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


@pytest.fixture
def rare(tmp_path: Path) -> Iterator[Held]:
    """A session in which four people of each of two sections gave words of their own, and two one alike."""
    engine = new_database(tmp_path)
    session = create_session(engine, asking_for_words("q1", small_plan()))
    people = [(f"p-{n}", "africa" if n < 4 else "europe") for n in range(8)]
    said = {who: ["both" if n in (0, 4) else f"other {n}", f"own {n}"] for n, (who, _of) in enumerate(people)}
    joins = [(who, Joined(constituencies={"section": section})) for who, section in people]
    words = [(who, BallotCast(item="q1", answer={"": two})) for who, two in said.items()]
    write(engine, session, *joins, ("moderator", ItemStarted(item="q1")), *words)
    write(engine, session, ("moderator", SessionEnded(leaving="q1")))
    yield engine, session
    engine.dispose()


def test_of_a_word_that_few_gave_the_report_tells_no_group_that_it_gave_none(rare: Held) -> None:
    annex = chapter(report_of(read_record(*rare), "en"), "annex-c")
    assert table(annex, "Option")["both"] == ["2", "–", "–"]
    assert table(annex, "Option")["No opinion"] == ["0", "0", "0"]
    assert "–: what few people wrote is not told of groups." in repr(annex)


def test_a_word_that_many_gave_is_told_of_each_group(held: Held) -> None:
    annex = chapter(report_of(read_record(*held), "en"), "annex-c")
    assert table(annex, "Option")["care"] == ["8", "4"]
    assert table(annex, "Option")["only p-1"] == ["1", "–"]


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("en", "No word that is shown was given by enough people to be told by groups."),
        ("es", "Ninguna palabra mostrada la escribieron tantas personas"),
        ("fr", "Aucun mot affiché n’a été donné par assez de personnes"),
    ],
)
def test_where_no_word_is_told_of_groups_the_report_says_why(rare: Held, language: Language, why: str) -> None:
    findings = repr(chapter(report_of(read_record(*rare), language), "findings-q1"))
    assert why in findings
    assert "Nobody answered" not in findings


def test_where_every_word_is_hidden_the_report_says_that(rare: Held) -> None:
    record = read_record(*rare)
    words = tuple(record.state.polls["q1"].tally.options())
    write(*rare, ("moderator", WordsHidden(item="q1", words=words)))
    assert "None of the words is shown now." in repr(
        chapter(report_of(read_record(*rare), "en"), "findings-q1")
    )
