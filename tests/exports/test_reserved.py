"""What a plan may not call its constituencies is what tables call something else; and nobody is told apart by a
plan of before that calls one so."""

from io import BytesIO
from pathlib import Path

import pytest

from app.domain.agenda.data import LENIENT
from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.ballots.entries import BallotCast
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.reserved import COLUMNS, SUPPORT
from app.exports.profiles import PROFILES
from app.exports.record import Record
from app.exports.report.write import write_report
from app.exports.tables import tables_of
from app.log.sessions import create_session

from .scenes import new_database, plain_rows, read_record, small_plan, write

ONE = "a_constituency"


def of_constituencies(*ids: str) -> Plan:
    given = small_plan().model_dump(mode="json")
    lists = [{"id": id, "label": {"en": id}, "choices": []} for id in ids]
    return Plan.model_validate(given | {"constituencies": lists}, context=LENIENT)


def test_the_columns_that_are_taken_are_those_of_the_tables() -> None:
    found, beside = set[str](), set[str]()
    for profile in PROFILES:
        for table in tables_of(profile, of_constituencies(ONE)):
            names = {column.name for column in table.columns}
            if ONE in names:
                found |= {name for name in names if not name.endswith(ONE)}
                beside |= {name.removesuffix(ONE) for name in names if name.endswith(ONE)}
    assert found == COLUMNS
    assert beside == {"", SUPPORT}


@pytest.fixture
def of_before(tmp_path: Path) -> Record:
    """A session of before, whose plan calls a constituency "all": nine people, of whom one is of Eurasia."""
    given = small_plan().model_dump(mode="json")
    sections = next(one for one in given["constituencies"] if one["main"])
    plan = Plan.model_validate(
        given | {"constituencies": [sections | {"id": "all", "column": ""}]}, context=LENIENT
    )
    engine = new_database(tmp_path)
    session = create_session(engine, plan)
    people = {f"p-{n}": of for n, of in enumerate(["africa"] * 4 + ["europe"] * 4 + ["eurasia"])}
    write(
        engine,
        session,
        *((who, Joined(constituencies={"all": of})) for who, of in people.items()),
        ("moderator", ItemStarted(item="q1")),
        *((who, BallotCast(item="q1", answer={"local": ["2"], "global": ["1"]})) for who in people),
        ("moderator", ItemStarted(item="close", leaving="q1")),
        ("moderator", SessionEnded(leaving="close")),
    )
    return read_record(engine, session, "shareable")


def test_a_group_of_one_is_hidden_whatever_a_plan_calls_its_constituency(of_before: Record) -> None:
    rows = [
        row
        for row in plain_rows(of_before, "results")
        if (row["row"], row["option_code"]) == ("local", "2") and row["scope"] == "all"
    ]
    assert {row["scope_value"]: (row["count"], row["suppressed"]) for row in rows} == {
        None: (9, "n"),
        "africa": (None, "y"),
        "europe": (4, "n"),
        "eurasia": (None, "y"),
    }
    joined = {row["scope_value"]: row["joined"] for row in plain_rows(of_before, "attendance")}
    assert joined == {None: 9, "africa": None, "europe": 4, "eurasia": None}


def test_its_report_tells_of_everyone(of_before: Record) -> None:
    target = BytesIO()
    write_report(of_before, "en", "md", target)
    assert "9 people joined; 9 people answered" in target.getvalue().decode()
