"""Who stands behind a statement, and takes up a theme, by groups: also those who spoke and never joined."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.entry import Body
from app.domain.guidance.statements import EvidenceWeighed, StatementDrafted
from app.domain.inputs.entries import InputSent
from app.domain.inputs.spoken import InterventionNoted
from app.domain.inputs.support import Endorsed
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.log.sessions import create_session

from .scenes import plain_rows, read_record, write
from .test_report import chapter, table, told


def session_of(engine: Engine, plan: Plan, joined: Sequence[str], noted: Sequence[str]) -> Record:
    """The record of a session in which all who joined, of these sections, support an input, and others spoke of
    whom these sections were noted; a statement rests on all of it."""
    session = create_session(engine, plan)
    people = [(f"p-{n}", section) for n, section in enumerate(joined)]
    notes = [
        InterventionNoted(item="q1", text=f"Aloud {n}", constituencies={"section": one} if one else {})
        for n, one in enumerate(noted)
    ]
    evidence = [f"Q1-{n:03d}" for n in range(1, len(noted) + 2)]
    desk: list[Body] = [
        StatementDrafted(texts={"en": "Local money"}, about="q1"),
        *(EvidenceWeighed(statement="G-01", evidence=id, stance="supports") for id in evidence),
    ]
    write(
        engine,
        session,
        *((who, Joined(constituencies={"section": section})) for who, section in people),
        ("moderator", ItemStarted(item="q1")),
        ("p-0", InputSent(item="q1", text="Money", themes=("C1",))),
        *((who, Endorsed(input="Q1-001")) for who, _section in people[1:]),
        *(("rapporteur", one) for one in (*notes, *desk)),
        ("moderator", SessionEnded(leaving="q1")),
    )
    return read_record(engine, session)


def behind(record: Record) -> tuple[object, object]:
    """How many people and groups the table says they are."""
    [row] = plain_rows(record, "guidance")
    return row["people_behind"], row["groups_behind"]


def said(record: Record) -> str:
    """What the report says of them."""
    text = told(report_of(record, "en")).split("Behind it: ")[1].replace("\n", "")
    return text.partition(". ")[0]


FOUR, THREE = ["africa"] * 4, ["europe"] * 3


@pytest.mark.parametrize(
    ("noted", "groups", "parts"),
    [
        (["eurasia"] * 3, 3, "Africa 4; Europe 3; Eurasia 3"),
        (["europe"], 2, "Africa 4; Europe 4"),
        (["", "", ""], 2, "Africa 4; Europe 3; not said 3"),
        (["eurasia"], 1, "Africa 4; groups too small to be told apart 4"),
    ],
)
def test_who_spoke_and_never_joined_is_counted_in_the_group_that_was_noted(
    fresh_engine: Engine, plan: Plan, noted: list[str], groups: int, parts: str
) -> None:
    record = session_of(fresh_engine, plan, FOUR + THREE, noted)
    people = 7 + len(noted)
    assert behind(record) == (people, groups)
    assert said(record) == f"{people} people wrote or support what it rests on ({parts})"


def test_what_was_said_aloud_does_not_tell_of_the_few_who_joined(fresh_engine: Engine, plan: Plan) -> None:
    record = session_of(fresh_engine, plan, FOUR + ["europe"] * 2 + ["eurasia"] * 3, ["europe"])
    assert said(record).endswith("(Africa 4; groups too small to be told apart 6)")


def test_where_no_group_may_be_told_it_is_not_said_that_there_is_none(fresh_engine: Engine, plan: Plan) -> None:
    record = session_of(fresh_engine, plan, ["africa", "europe"], ["eurasia"])
    assert behind(record) == (3, None)
    assert said(record) == "3 people wrote or support what it rests on"
    [ecology] = [row for row in plain_rows(record, "themes") if row["theme_id"] == "C1"]
    assert (ecology["people"], ecology["groups"]) == (2, None)
    across = table(chapter(report_of(record, "en"), "across-challenge"), "Theme")
    assert across["C1 Ecology"][1:3] == ["2", "–"]


def test_how_far_a_theme_is_taken_up_is_of_all_who_spoke(fresh_engine: Engine, plan: Plan) -> None:
    record = session_of(fresh_engine, plan, FOUR + THREE, ["eurasia"] * 3)
    found = record.findings.taken_up(record.state.people([record.state.inputs["Q1-001"]]))
    assert [(one.group, one.people, one.agree) for one in found.groups] == [
        ("africa", 4, 4),
        ("europe", 3, 3),
        ("eurasia", 3, 0),
    ]
    assert found.whole.people == 10
