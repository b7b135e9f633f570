"""Everyone's names go, on either database; what was said, votes, groups and the chain stay."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.domain.agenda.entries import ItemStarted
from app.domain.inputs.entries import InputSent
from app.domain.inputs.spoken import InterventionNoted
from app.domain.people.entries import Joined, NamesErased
from app.domain.plan import Plan
from app.domain.roles.entries import Introduced
from app.exports.profiles import PROFILES
from app.log.append import append_as_host
from app.log.database import leave_no_trace
from app.log.erase import erase_person
from app.log.erase_names import erase_names, is_overdue
from app.log.read import read_names
from app.log.sessions import create_session
from app.log.tables import SessionRow
from tests.exports.scenes import csv_files, plain_rows, play, read_record, write, written

from .logs import PLAN, assert_whole, number, rows

pytest_plugins = ["tests.postgres"]

KEPT = PLAN.model_copy(update={"keep_personal_data_days": 30})
NAMES = ("Name of p-1", "HYPERLINK", "Ada Quispe", "Ben Okri", "@me, later")
"""Of participants, of who moderated, of someone who never joined, and in a moderator's note."""


def held(engine: Engine, plan: Plan = PLAN) -> SessionRow:
    """A session in which some gave names, and some were noted."""
    session = play(engine, plan)
    of = {"section": "africa"}
    noted = InterventionNoted(item="q1", text="Said aloud", name="Ben Okri", constituencies=of)
    write(engine, session, ("moderator-1", Introduced(), "Ada Quispe"), ("moderator-1", noted))
    return session


def all_files(engine: Engine, session: SessionRow) -> str:
    """Everything of the session that can be exported."""
    records = [read_record(engine, session, profile) for profile in PROFILES]
    files = [data for record in records for data in (*csv_files(record).values(), written(record, "json"))]
    return b"".join(files).decode()


def test_every_name_goes_and_what_was_said_stays(engine: Engine) -> None:
    session = held(engine)
    before, entries = all_files(engine, session), len(rows(engine, session))
    assert all(name in before for name in NAMES)
    erased = erase_names(engine, session)
    leave_no_trace(engine)
    after = all_files(engine, session)
    assert [name for name in NAMES if name in after] == []
    assert (erased.names, erased.entries) == (10, 3)
    assert all(words in after for words in ("Said aloud", "To be withdrawn", "Off the question"))
    assert_whole(engine, session, entries + 1)
    assert len(list(read_names(engine, number(session)))) == 0


def test_groups_and_votes_and_results_stay(engine: Engine) -> None:
    session = held(engine)

    def told() -> list[object]:
        record = read_record(engine, session, "complete")
        tables = ("results", "attendance", "show_of_hands", "agenda_timing", "ballots")
        return [plain_rows(record, table) for table in tables]

    before = told()
    erase_names(engine, session)
    assert told() == before
    inputs = plain_rows(read_record(engine, session, "complete"), "inputs")
    [noted] = [row for row in inputs if row["channel"] == "floor"]
    assert (noted["name"], noted["section"]) == (None, "africa")


def test_one_person_is_erased_on_either_database(engine: Engine) -> None:
    session = held(engine)
    assert any(erase_person(engine, session, "p-1"))
    assert "Name of p-1" not in all_files(engine, session)
    assert_whole(engine, session, len(rows(engine, session)))


def test_who_was_quoted_by_name_is_quoted_by_their_group(engine: Engine) -> None:
    session = create_session(engine, PLAN)
    ana = Joined(constituencies={"section": "africa", "role": "councillor"})
    write(engine, session, ("p-1", ana, "Ana Ríos"))
    write(engine, session, ("moderator", ItemStarted(item="q1")))
    write(engine, session, ("p-1", InputSent(item="q1", text="Peers", consent="named")))

    def citation() -> str:
        [row] = plain_rows(read_record(engine, session, "shareable"), "inputs")
        return str(row["citation"])

    assert citation().startswith("Ana Ríos")
    erase_names(engine, session)
    assert "Ana" not in citation() and "Africa" in citation() and "Councillor" in citation()


def test_the_log_says_who_did_it_and_nothing_is_said_where_there_was_nothing(engine: Engine) -> None:
    session = held(engine)
    assert any(erase_names(engine, session, "system"))
    last = rows(engine, session)[-1]
    assert (last.kind, last.actor) == ("names_erased", "system")
    assert not any(erase_names(engine, session))
    assert rows(engine, session)[-1] == last


def test_who_gives_a_name_afterwards_has_one_until_the_next_time(engine: Engine) -> None:
    session = held(engine)
    erase_names(engine, session)
    write(engine, session, ("moderator-1", Introduced(), "Ada Quispe"))
    assert "Ada Quispe" in all_files(engine, session)
    assert erase_names(engine, session) == (1, 0)
    assert "Ada Quispe" not in all_files(engine, session)


def test_the_erased_entries_keep_their_hashes_and_say_when(engine: Engine) -> None:
    session = held(engine)
    before = rows(engine, session)
    erase_names(engine, session)
    after = rows(engine, session)
    changed = [(was, now) for was, now in zip(before, after, strict=False) if was != now]
    assert {now.kind for _was, now in changed} == {"intervention_noted", "input_set_aside", "notes_taken"}
    for was, now in changed:
        assert (now.body_hash, now.chain_hash) == (was.body_hash, was.chain_hash)
        assert now.erased_at and now.salt is None


@pytest.mark.parametrize(("days", "over"), [(29, False), (31, True)])
def test_names_are_overdue_once_the_days_have_passed(engine: Engine, days: int, over: bool) -> None:
    session = held(engine, KEPT)
    now = datetime.fromisoformat(rows(engine, session)[-1].at) + timedelta(days=days)
    assert is_overdue(engine, session, now) is over
    erase_names(engine, session)
    assert not is_overdue(engine, session, now)


def test_a_plan_that_does_not_say_keeps_them(engine: Engine) -> None:
    session = held(engine)
    assert not is_overdue(engine, session, datetime.fromisoformat("2099-01-01T00:00:00+00:00"))


def test_a_session_that_was_made_and_not_written_to_yet_is_not_overdue(engine: Engine) -> None:
    session = create_session(engine, KEPT)
    with engine.begin() as db:
        db.exec_driver_sql("DELETE FROM entry")
    assert not is_overdue(engine, session, datetime.fromisoformat("2099-01-01T00:00:00+00:00"))


def test_what_fails_on_the_way_erases_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    session = held(engine)
    before = rows(engine, session)

    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("app.log.erase_names.append_within", fails)
    with pytest.raises(RuntimeError):
        erase_names(engine, session)
    assert rows(engine, session) == before
    assert "Ada Quispe" in all_files(engine, session)
    monkeypatch.undo()
    append_as_host(engine, session, NamesErased())
    assert rows(engine, session)[-1].kind == "names_erased"


def test_two_processes_that_find_it_due_at_once_say_it_once(engine: Engine, other: Engine) -> None:
    session = held(engine)
    with ThreadPoolExecutor(2) as pool:
        erased = list(pool.map(lambda process: erase_names(process, session, "system"), (engine, other)))
    assert sorted(map(tuple, erased)) == [(0, 0), (10, 3)]
    assert [one.kind for one in rows(engine, session)].count("names_erased") == 1
    assert_whole(engine, session, len(rows(engine, session)))
