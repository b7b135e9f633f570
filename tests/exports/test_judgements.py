"""What people say of inputs is told in totals, and no download around a single answer says what it was."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.moderation import ResultsRevealed, VotingClosed
from app.domain.entry import Body
from app.domain.inputs.agreement import Judged
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent
from app.domain.people.entries import Joined
from app.exports.profiles import Profile
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.exports.tables import tables_of
from app.log.sessions import create_session
from app.log.tables import SessionRow

from .scenes import plain_rows, play, read_record, small_plan, write
from .test_report import chapter, table, told

INPUT = "Q2-001"
AFRICA, EUROPE = ("p-1", "p-2", "p-3", "p-4"), ("p-5", "p-6", "p-7")


@pytest.fixture
def session(engine: Engine) -> SessionRow:
    """Four of Africa and three of Europe at the question whose inputs are judged; one of Africa wrote one."""
    row = create_session(engine, small_plan())
    of = {**dict.fromkeys(AFRICA, "africa"), **dict.fromkeys(EUROPE, "europe")}
    joins: list[tuple[str, Body]] = [
        (who, Joined(constituencies={"section": section})) for who, section in of.items()
    ]
    write(
        engine,
        row,
        *joins,
        ("moderator", ItemStarted(item="q2")),
        ("p-1", InputSent(item="q2", text="Cities first", themes=("C1",), consent="main")),
    )
    return row


def say(engine: Engine, session: SessionRow, stance: Any, *people: str, revision: int = 1) -> None:
    write(
        engine,
        session,
        *((who, Judged(input=INPUT, stance=stance, revision=revision)) for who in people),
    )


def moderate(engine: Engine, session: SessionRow, body: Body) -> None:
    write(engine, session, ("moderator", body))


def counted(record: Record) -> dict[str, tuple[Any, ...]]:
    """By whose answers are counted: how many said something, agree, disagree and pass."""
    return {
        str(row["scope_value"] or row["scope"]): tuple(
            row[column] for column in ("n_judged", "agree", "disagree", "passed")
        )
        for row in plain_rows(record, "judgements")
        if row["input_id"] == INPUT and row["scope"] in ("all", "section")
    }


def test_each_input_is_counted_for_all_and_for_the_groups_that_are_large_enough(
    engine: Engine, session: SessionRow
) -> None:
    say(engine, session, "agree", "p-2", "p-3", "p-5")
    say(engine, session, "disagree", "p-4", "p-6")
    say(engine, session, "pass", "p-7")
    moderate(engine, session, SessionEnded(leaving="q2"))
    assert counted(read_record(engine, session)) == {
        "all": (6, 3, 2, 1),
        "africa": (3, 2, 1, 0),
        "europe": (3, 1, 1, 1),
    }


def test_too_few_are_not_told_apart_and_not_found_by_taking_others_away(
    engine: Engine, session: SessionRow
) -> None:
    say(engine, session, "agree", "p-2", "p-3", "p-4")
    say(engine, session, "disagree", "p-5")
    moderate(engine, session, SessionEnded(leaving="q2"))
    record = read_record(engine, session)
    assert counted(record)["all"] == (4, 3, 1, 0)
    assert counted(record)["africa"] == counted(record)["europe"] == (None,) * 4
    [row] = [row for row in plain_rows(record, "inputs") if row["input_id"] == INPUT]
    assert (row["endorsements"], row["endorsements_by_section"]) == (3, None)


PROFILES: tuple[Profile, ...] = ("restricted", "shareable")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("closed", [False, True])
def test_nothing_but_the_log_changes_by_what_somebody_says_before_it_is_revealed(
    engine: Engine, session: SessionRow, profile: Profile, closed: bool
) -> None:
    """Closing is for ballots: inputs are judged until the session ends."""
    say(engine, session, "agree", "p-2", "p-3", "p-4")
    if closed:
        moderate(engine, session, VotingClosed(item="q2"))
    before = told_without_the_log(read_record(engine, session, profile))
    say(engine, session, "agree", "p-5")
    record = read_record(engine, session, profile)
    assert INPUT in record.state.inputs and record.state.inputs[INPUT].judgements.keys() >= {"p-5"}
    assert told_without_the_log(record) == before


def told_without_the_log(record: Record) -> str:
    names = [one.name for one in tables_of(record.profile, record.plan) if one.name != "log"]
    tables = {name: plain_rows(record, name) for name in names}
    report = told(report_of(record, "en")).partition("The log up to entry")[0]
    return json.dumps([tables, report], default=str)


def test_once_everyone_sees_it_the_whole_is_told_and_groups_once_the_session_has_ended(
    engine: Engine, session: SessionRow
) -> None:
    say(engine, session, "agree", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7")
    moderate(engine, session, ResultsRevealed(item="q2"))
    revealed = counted(read_record(engine, session))
    assert (revealed["all"], revealed["africa"]) == ((6, 6, 0, 0), (None,) * 4)
    moderate(engine, session, SessionEnded(leaving="q2"))
    assert counted(read_record(engine, session))["africa"] == (3, 3, 0, 0)


def test_who_said_what_is_in_the_hosts_file_alone(engine: Engine, session: SessionRow) -> None:
    say(engine, session, "disagree", "p-2")
    for profile, is_told in (("restricted", False), ("complete", True)):
        [row] = [
            row
            for row in plain_rows(read_record(engine, session, profile), "log")  # type: ignore[arg-type]
            if row["kind"] == "judged"
        ]
        assert (row["body"] is not None, row["withheld"]) == (is_told, "n" if is_told else "y")


def test_other_words_begin_anew(engine: Engine, session: SessionRow) -> None:
    say(engine, session, "agree", "p-2", "p-3", "p-4")
    write(engine, session, ("p-1", InputRevised(input=INPUT, text="Regions first")))
    say(engine, session, "disagree", "p-5", "p-6", "p-7", revision=2)
    moderate(engine, session, SessionEnded(leaving="q2"))
    record = read_record(engine, session)
    assert counted(record)["all"] == (3, 0, 3, 0)
    wordings = [row["endorsements"] for row in plain_rows(record, "revisions") if row["input_id"] == INPUT]
    assert wordings == [3, 0]


def test_the_report_tells_what_most_agree_with_and_how_far_groups_do(
    engine: Engine, session: SessionRow
) -> None:
    say(engine, session, "agree", "p-2", "p-3", "p-4", "p-5", "p-6")
    say(engine, session, "pass", "p-7")
    moderate(engine, session, ResultsRevealed(item="q2"))
    open_still = chapter(report_of(read_record(engine, session), "en"), "judged-q2")
    assert table(open_still, "Input")[INPUT] == ["Cities first", "5", "1", "0", "6"]
    assert "Africa" not in json.dumps(open_still, default=str)
    moderate(engine, session, SessionEnded(leaving="q2"))
    report = report_of(read_record(engine, session), "en")
    said = json.dumps(chapter(report, "judged-q2"), default=str)
    assert "7 people" not in said and "6 people have said what they think" in said
    assert "No input divides people." in said
    assert "Not assessable by group" in said, "two of Europe said yes or no: no group is told apart"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_report_quotes_nothing_that_may_not_be_quoted(
    engine: Engine, session: SessionRow, profile: Profile
) -> None:
    write(engine, session, ("p-2", InputSent(item="q2", text="Off the record")))
    write(engine, session, *((who, Judged(input="Q2-002", stance="agree", revision=1)) for who in EUROPE))
    moderate(engine, session, SessionEnded(leaving="q2"))
    report = report_of(read_record(engine, session, profile), "fr")
    assert "Off the record" not in told(report)
    rows = table(chapter(report, "judged-q2"), "Contribution")
    assert list(rows) == [{"restricted": "Q2-002", "shareable": "–"}[profile]]
    assert rows.popitem()[1][1:] == ["3", "0", "0", "3"]


def test_an_input_that_nobody_reads_any_longer_is_not_told_of(engine: Engine, session: SessionRow) -> None:
    say(engine, session, "agree", *EUROPE)
    write(engine, session, ("p-1", ConsentChanged(input=INPUT, consent="none")))
    moderate(engine, session, SessionEnded(leaving="q2"))
    record = read_record(engine, session)
    assert counted(record) == {}
    assert not any(getattr(one, "id", "") == "judged-q2" for one in report_of(record, "en").blocks)


def test_a_session_that_is_played_to_its_end_has_them_in_its_files(engine: Engine) -> None:
    assert counted(read_record(engine, play(engine, small_plan())))["all"] == (6, 4, 1, 1)
