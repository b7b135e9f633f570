"""A copy that is wiped is gone from every table, and no service that has it open comes to harm."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.log.append import Draft
from app.log.sessions import create_session, newest_session
from app.log.tables import SessionRow
from app.log.wipe import NoCopy, wipe_copy
from app.log.writer import Writer
from app.rehearsal.copy import NothingToRehearse, copied, make_copy, plan_of
from tests.exports.scenes import play, small_plan
from tests.log.logs import assert_whole, codes, endorsement
from tests.server.harness import Scene, Server, seed_plan, wait_until

from .houses import held

pytest_plugins = ["tests.postgres"]


def test_nothing_of_it_is_left_and_all_of_the_others(engine: Engine) -> None:
    session, copy = play(engine, small_plan()), create_session(engine, small_plan(), rehearsal_of="OTHERS")
    before = held(engine, session)
    assert all(held(engine, copy)[table] for table in ("session", "entry", "role_link"))

    wipe_copy(engine, copy)
    wipe_copy(engine, copy)

    assert not any(held(engine, copy).values())
    assert held(engine, session) == before


def test_a_session_itself_is_never_wiped(engine: Engine) -> None:
    session = create_session(engine, small_plan())
    before = held(engine, session)
    with pytest.raises(NoCopy):
        wipe_copy(engine, session)
    taken_for_a_copy = SessionRow(**{**session.model_dump(), "rehearsal_of": "OTHERS"})
    wipe_copy(engine, taken_for_a_copy)
    assert held(engine, session) == before


def test_its_number_is_never_anothers(engine: Engine) -> None:
    first = create_session(engine, small_plan())
    copy = make_copy(engine, first)
    wipe_copy(engine, copy)
    assert create_session(engine, small_plan()).id not in (copy.id, first.id)
    assert copy.id is not None and copy.id < 0


def test_it_is_made_as_the_session_was_planned_with_an_open_door(engine: Engine) -> None:
    plan = seed_plan().model_copy(update={"door": "tickets"})
    session = create_session(engine, plan)
    copy = make_copy(engine, session)
    assert plan_of(engine, copy) == seed_plan()
    assert copy.rehearsal_of == session.code and copy.code != session.code
    assert {link.token for link in copy.links}.isdisjoint(link.token for link in session.links)
    assert [one.code for one in [newest_session(engine)] if one] == [session.code]
    with pytest.raises(NothingToRehearse, match=session.code):
        make_copy(engine, copy)


def test_it_is_wiped_whatever_ends_it(engine: Engine) -> None:
    session = create_session(engine, small_plan())
    with pytest.raises(KeyboardInterrupt), copied(engine, session, keep=False) as copy:
        raise KeyboardInterrupt
    assert not any(held(engine, copy).values())
    with copied(engine, session, keep=True) as copy:
        pass
    assert held(engine, copy)["session"]


def test_the_writer_goes_on_where_a_session_is_gone(engine: Engine) -> None:
    session = create_session(engine, small_plan())
    copy = make_copy(engine, session)
    refused: list[Draft] = []
    writer = Writer(
        engine, codes(session, copy), lambda drafts, written: None, lambda drafts: None, refused.append
    )
    wipe_copy(engine, copy)
    for number in range(3):
        writer.write(endorsement(copy, f"copy-{number}"))
        writer.write(endorsement(session, f"session-{number}"))
    writer.start()
    writer.stop()
    assert [draft.key for draft in refused] == [f"copy-{number}" for number in range(3)]
    assert_whole(engine, session, 4)
    assert not any(held(engine, copy).values())


@pytest.fixture
def copy_open(server: Server) -> Iterator[Scene]:
    """A copy with a phone in it."""
    one = Scene(server, make_copy(server.engine, server.new_session()))
    yield one
    one.close()


def test_a_service_lets_a_wiped_copy_go_and_serves_the_others(copy_open: Scene, scene: Scene) -> None:
    phone, other = copy_open.phone(), scene.phone()
    copy_open.at("q1")
    scene.at("q1")
    wipe_copy(copy_open.server.engine, copy_open.row)
    phone.say('{"do": "ballot", "item": "q1", "answer": "4", "key": "late"}')
    assert phone.closed_with() == 1000
    wait_until(
        lambda: copy_open.server.get(f"/s/{copy_open.code}").status_code == 404, "the copy to be unknown"
    )
    assert "ack" in other.send("ballot", item="q1", answer="4")
    assert not any(held(copy_open.server.engine, copy_open.row).values())
    assert copy_open.server.get("/readyz").is_success
