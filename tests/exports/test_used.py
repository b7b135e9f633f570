"""What the report uses: neither tables nor the report say that anything rests on what stands no longer."""

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted
from app.domain.entry import Body
from app.domain.guidance.harvest import QuoteChosen
from app.domain.guidance.statements import EvidenceWeighed, StatementDrafted, StatementDropped
from app.domain.inputs.entries import InputSent, InputWithdrawn
from app.domain.inputs.merging import InputsMerged
from app.domain.inputs.moderation import InputSetAside
from app.domain.inputs.several import Seen
from app.domain.people.entries import Joined, PersonErased
from app.domain.plan import Plan
from app.exports.cells import Plain
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.log.sessions import create_session

from .scenes import plain_rows, read_record, write
from .test_report import chapter, table, told

WORDS = "We learn from each other"
NOT_USED = {"used_in_report": "n", "guidance_ids": "", "stance": "", "policy_sections": ""}
USED = {"used_in_report": "y", "guidance_ids": "G-01", "stance": "adds", "policy_sections": "2.1"}


def session_of(engine: Engine, plan: Plan, *after: tuple[str, Body]) -> Record:
    """A session in which an input was chosen to be quoted and a statement rests on it; then this happened."""
    session = create_session(engine, plan)
    write(
        engine,
        session,
        ("p-1", Joined()),
        ("p-2", Joined()),
        ("moderator", ItemStarted(item="q1")),
        ("p-1", InputSent(item="q1", text=WORDS, consent="main", themes=("C1",))),
        ("p-2", InputSent(item="q1", text="So do we", consent="main")),
        ("rapporteur", QuoteChosen(input="Q1-001")),
        ("rapporteur", StatementDrafted(texts={"en": "Learning"}, section="2.1")),
        ("rapporteur", EvidenceWeighed(statement="G-01", evidence="Q1-001", stance="adds")),
        *after,
    )
    return read_record(engine, session)


def said_of(record: Record) -> dict[str, Plain]:
    """What the table says of its use."""
    [row] = [row for row in plain_rows(record, "inputs") if row["input_id"] == "Q1-001"]
    return {name: row[name] for name in USED}


SET_ASIDE = ("moderator", InputSetAside(input="Q1-001", reason="offensive"))
WITHDRAWN = ("p-1", InputWithdrawn(input="Q1-001"))
ERASED = ("host", PersonErased(participant="p-1"))
MERGED = (
    "moderator",
    InputsMerged(head=Seen(input="Q1-002", revision=1), inputs=(Seen(input="Q1-001", revision=1),)),
)


@pytest.mark.parametrize("after", [SET_ASIDE, WITHDRAWN, ERASED], ids=["set aside", "withdrawn", "erased"])
def test_what_stands_no_longer_is_used_nowhere(
    fresh_engine: Engine, plan: Plan, after: tuple[str, Body]
) -> None:
    record = session_of(fresh_engine, plan, after)
    assert said_of(record) == NOT_USED
    assert plain_rows(record, "trace") == []
    report = report_of(record, "en")
    assert WORDS not in told(report) and "Q1-001" not in repr(report)
    assert "G-01" not in repr(chapter(report, "across-challenge"))


def test_what_is_merged_with_another_stands_on_and_is_used(fresh_engine: Engine, plan: Plan) -> None:
    record = session_of(fresh_engine, plan, MERGED)
    assert said_of(record) == USED
    assert WORDS in told(report_of(record, "en"))
    assert table(chapter(report_of(record, "en"), "across-challenge"), "Theme")["C1 Ecology"][-1] == "G-01"


def test_what_a_dropped_statement_rested_on_is_used_where_it_is_quoted(
    fresh_engine: Engine, plan: Plan
) -> None:
    dropped = ("rapporteur", StatementDropped(statement="G-01"))
    assert said_of(session_of(fresh_engine, plan, dropped)) == NOT_USED | {"used_in_report": "y"}
    unquoted = ("rapporteur", QuoteChosen(input="Q1-001", quoted=False))
    assert said_of(session_of(fresh_engine, plan, dropped, unquoted)) == NOT_USED
