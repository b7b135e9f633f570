"""Appending: numbered without a gap, each key once, whoever else appends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

from app.domain.fold import KINDS
from app.domain.people.entries import Joined
from app.log import append as appending
from app.log.append import Draft, append
from app.log.database import open_database
from app.log.read import read_entries, read_entries_back, read_names

from .logs import assert_whole, codes, endorsement, new_session, number, rows

pytest_plugins = ["tests.postgres"]


def test_entries_are_numbered_without_a_gap_and_read_back_as_they_were_written(engine: Engine) -> None:
    session = new_session(engine)
    written = []
    for batch in range(3):
        [one] = append(engine, codes(session), [endorsement(session, f"{batch}-{n}") for n in range(4)])
        written += one.entries
        assert one.last_seq == 1 + 4 * (batch + 1)
    assert_whole(engine, session, 13)
    assert list(read_entries(engine, number(session), after=1)) == written
    assert list(read_entries_back(engine, number(session), list(KINDS)))[:12] == written[::-1]


def test_time_never_goes_back(engine: Engine) -> None:
    session = new_session(engine)
    now = datetime.now(UTC) + timedelta(hours=1)
    moments = [now, now - timedelta(minutes=5), None, now + timedelta(microseconds=1)]
    for half in (moments[:2], moments[2:]):
        append(engine, codes(session), [endorsement(session, None)._replace(at=at) for at in half])
    assert_whole(engine, session, 5)
    last = [one.moment for one in rows(engine, session)][1:]
    assert last == [now, now, now, now + timedelta(microseconds=1)]


def test_a_key_twice_in_one_batch_is_one_entry(engine: Engine) -> None:
    session = new_session(engine)
    twice = [endorsement(session, key, who) for key, who in (("a", "p-1"), ("b", "p-1"), ("a", "p-2"))]
    [written] = append(engine, codes(session), twice)
    assert [(one.key, one.actor) for one in written.entries] == [("a", "p-1"), ("b", "p-1")]
    assert_whole(engine, session, 3)


def test_a_key_again_in_a_later_batch_is_not_written_again(engine: Engine) -> None:
    session = new_session(engine)
    append(engine, codes(session), [endorsement(session, "a")])
    [written] = append(engine, codes(session), [endorsement(session, "b"), endorsement(session, "a")])
    assert [one.key for one in written.entries] == ["b"]
    [again] = append(engine, codes(session), [endorsement(session, "a"), endorsement(session, "b")])
    assert (again.entries, again.last_seq) == ([], 3)
    assert_whole(engine, session, 3)


def test_a_key_another_process_has_written_is_not_written_again(engine: Engine, other: Engine) -> None:
    session = new_session(engine)
    append(other, codes(session), [endorsement(session, "a", "p-there")])
    [written] = append(engine, codes(session), [endorsement(session, key) for key in ("a", "b")])
    assert ([one.key for one in written.entries], written.last_seq) == (["b"], 3)
    assert_whole(engine, session, 3)


def test_entries_without_a_key_are_all_written(engine: Engine) -> None:
    session = new_session(engine)
    append(engine, codes(session), [endorsement(session, None) for _ in range(3)])
    append(engine, codes(session), [endorsement(session, key) for key in (None, "a", "a", None)])
    assert_whole(engine, session, 7)


def test_one_key_in_two_sessions_is_two_entries(engine: Engine) -> None:
    first, second = new_session(engine), new_session(engine)
    append(engine, codes(first, second), [endorsement(first, "a"), endorsement(second, "a")])
    assert_whole(engine, first, 2)
    assert_whole(engine, second, 2)


def test_several_sessions_in_one_batch_each_have_their_own_numbers(engine: Engine) -> None:
    sessions = [new_session(engine) for _ in range(3)]
    drafts = [endorsement(one, f"k{n}", f"p-{n}") for n in range(5) for one in reversed(sessions)]
    written = append(engine, codes(*sessions), drafts)
    assert {one.session_id: one.last_seq for one in written} == {number(one): 6 for one in sessions}
    for one in sessions:
        assert_whole(engine, one, 6)
        assert [row.actor for row in rows(engine, one)[1:]] == [f"p-{n}" for n in range(5)]


def test_three_thousand_at_once_with_keys_seen_before(engine: Engine) -> None:
    session = new_session(engine)
    append(engine, codes(session), [endorsement(session, f"k{n}") for n in range(3000)])
    assert_whole(engine, session, 3001)
    more = [endorsement(session, f"k{n}") for n in range(2990, 3010)]
    [written] = append(engine, codes(session), more)
    assert [one.key for one in written.entries] == [f"k{n}" for n in range(3000, 3010)]
    assert_whole(engine, session, 3011)


def test_names_are_written_beside_the_log_and_each_stands_from_its_entry_on(engine: Engine) -> None:
    session, body = new_session(engine), Joined()
    append(engine, codes(session), [Draft(number(session), "p-1", body, "a", "Amina")])
    append(engine, codes(session), [Draft(number(session), "p-2", body, "b", ""), endorsement(session, "c")])
    assert read_names(engine, number(session)).of("p-1") == "Amina"
    changes = [Draft(number(session), "p-1", body, key, name) for key, name in (("d", "A."), ("e", "Amina Ø"))]
    append(engine, codes(session), changes)
    append(engine, codes(session), [Draft(number(session), "p-1", body, "a", "Amina")])
    names = read_names(engine, number(session))
    assert names.of("p-1") == "Amina Ø", "what was sent twice changes nothing"
    assert [names.of("p-1", seq) for seq in (1, 2, 4, 5, 6)] == ["", "Amina", "Amina", "A.", "Amina Ø"]
    assert names.of("p-2") == "" and len(names) == 1
    assert not any("Amina" in one.body for one in rows(engine, session))


def test_a_batch_that_fails_leaves_nothing(engine: Engine) -> None:
    session = new_session(engine)
    nowhere = endorsement(session, "b")._replace(session_id=number(session) + 1)
    with pytest.raises(SQLAlchemyError):
        append(engine, {**codes(session), number(session) + 1: "NOCODE"}, [endorsement(session, "a"), nowhere])
    assert_whole(engine, session, 1)


def test_two_who_append_at_once_leave_no_gap_and_each_key_once(engine: Engine, other: Engine) -> None:
    session, together = new_session(engine), Barrier(2)

    def write(process: Engine, name: str) -> set[int]:
        together.wait()
        mine = []
        for n in range(25):
            batch = [endorsement(session, f"{name}{n}"), endorsement(session, f"both{n}")]
            [written] = append(process, codes(session), batch)
            mine += written.entries
        return {one.seq for one in mine}

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(write, (engine, other), "xy")
    assert_whole(engine, session, 76)
    assert first | second == set(range(2, 77)) and not first & second
    keys = [one.key for one in rows(engine, session)[1:]]
    assert set(keys) == {f"{who}{n}" for who in ("x", "y", "both") for n in range(25)}


def test_a_key_written_elsewhere_while_keys_are_looked_for_is_no_trouble(
    empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, other = open_database(empty_postgres_url), open_database(empty_postgres_url)
    SQLModel.metadata.create_all(engine)
    session = new_session(engine)
    append(engine, codes(session), [endorsement(session, "old")])
    elsewhere = Thread(target=append, args=(other, codes(session), [endorsement(session, "new")]))
    look = appending._fresh

    def meanwhile(db: Connection, session_id: int, drafts: list[Draft]) -> list[Draft]:
        monkeypatch.undo()
        found = look(db, session_id, drafts)
        elsewhere.start()
        elsewhere.join(0.5)
        return found

    monkeypatch.setattr(appending, "_fresh", meanwhile)
    try:
        append(engine, codes(session), [endorsement(session, key) for key in ("old", "new")])
    finally:
        elsewhere.join()
        assert_whole(engine, session, 3)
        engine.dispose()
        other.dispose()
