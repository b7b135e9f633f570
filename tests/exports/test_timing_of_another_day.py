"""Times of a session held at the planned hour, with a fixed clock."""

from datetime import datetime, timedelta
from itertools import count

import pytest

from app.domain.agenda.entries import ItemStarted
from app.domain.entry import Body
from app.domain.inputs.entries import InputSent
from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.domain.reading import write_body
from app.domain.session.entries import Planned
from app.exports.record import Record
from app.log.stored import StoredEntry
from app.log.tables import SessionRow

from .scenes import plain_rows


@pytest.fixture
def held(plan: Plan) -> Record:
    """Begun two minutes late; the first question took eleven minutes and is left at 12:16."""
    seqs, start = count(1), plan.starts_at

    def at(minutes: float, actor: str, body: Body) -> StoredEntry:
        moment = (start + timedelta(minutes=minutes)).isoformat()
        return StoredEntry(
            next(seqs), moment, actor, body.kind, None, write_body(body), b"", b"", None, body.version
        )

    entries = (
        at(-60, "system", Planned(plan=plan)),
        at(-1, "p-1", Joined()),
        at(2, "moderator", ItemStarted(item="opening")),
        at(5, "moderator", ItemStarted(item="q1", leaving="opening")),
        at(6.5, "p-1", InputSent(item="q1", text="In time")),
        at(16, "moderator", ItemStarted(item="q2", leaving="q1")),
        at(17, "p-1", InputSent(item="q1", text="Late")),
    )
    return Record(SessionRow(code="ABC234"), entries, Names())


def test_drift_is_how_much_later_than_planned_an_item_ended(held: Record) -> None:
    opening, first, second, _, close = plain_rows(held, "agenda_timing")
    assert (opening["actual_start"], opening["actual_min"], opening["drift_min"]) == (
        "2021-05-18T12:02:00+02:00",
        3.0,
        0.0,
    )
    assert (first["actual_end"], first["actual_min"], first["drift_min"]) == (
        "2021-05-18T12:16:00+02:00",
        11.0,
        1.0,
    )
    assert (second["actual_end"], second["actual_min"], second["drift_min"]) == (None, 1.0, None)
    assert close["skipped"] == "n", "it may still come"


def test_a_session_on_another_day_is_measured_against_the_shifted_plan(record: Record) -> None:
    opening = plain_rows(record, "agenda_timing")[0]
    shifted = datetime.fromisoformat(str(opening["planned_start_shifted"]))
    assert shifted == datetime.fromisoformat(str(opening["actual_start"]))
    assert str(opening["planned_start"]).startswith("2021-05-18")


def test_seconds_into_the_item_run_from_its_start(held: Record) -> None:
    in_time, late = plain_rows(held, "inputs")
    assert (in_time["seconds_into_item"], in_time["late_arrival"]) == (90.0, "n")
    assert in_time["received_at_local"] == "2021-05-18T12:06:30+02:00"
    assert (late["seconds_into_item"], late["late_arrival"]) == (720.0, "y")
