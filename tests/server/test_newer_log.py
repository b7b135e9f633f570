"""A log that a newer version of the program wrote on: its session stops and says so, and the others go on."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from app.log.append import ENTRY
from app.log.chain import body_hash, chain_hash

from .harness import Scene, Server, plain, running, wait_until

pytest_plugins = ["tests.postgres"]

STOPPED = "continued by a newer version"


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path) -> Iterator[Server]:  # type: ignore[no-untyped-def]
    """A server of its own, on each database."""
    url = f"sqlite:///{tmp_path}/hemicycle.db"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("empty_postgres_url"))
    with running(Server(url, tmp_path)) as one:
        yield one


def write_as_newer(scene: Scene, kind: str, body: str, version: int = 1) -> None:
    """An entry as another process of a newer version writes it, well sealed."""
    mine = ENTRY.c.session_id == scene.row.id
    with scene.server.engine.execution_options(writes=True).begin() as db:
        last = db.execute(
            select(ENTRY.c.seq, ENTRY.c.chain_hash).where(mine).order_by(ENTRY.c.seq.desc()).limit(1)
        ).one()
        at, sealed = datetime.now(UTC).isoformat(timespec="microseconds"), body_hash(body)
        fields = (scene.code, last.seq + 1, at, "moderator", kind, None)
        chain = chain_hash(last.chain_hash, *fields, sealed, version)
        row = {"session_id": scene.row.id, "seq": last.seq + 1, "at": at, "actor": "moderator", "kind": kind}
        row |= {"version": version, "body": body, "body_hash": sealed, "chain_hash": chain}
        db.execute(insert(ENTRY).values(row))


def stopped(server: Server, scene: Scene) -> bool:
    return f"session {scene.row.id} is stopped" in server.get("/readyz").text


@pytest.mark.parametrize(
    ("kind", "body", "version"),
    [("statement_drafted", '{"text":"x"}', 1), ("floor_ended", '{"why":"time"}', 7)],
    ids=["a kind not known", "a version not known"],
)
def test_a_session_that_meets_the_future_stops_and_says_so_while_others_go_on(
    server: Server, kind: str, body: str, version: int
) -> None:
    scene, other = Scene(server), Scene(server)
    moderator, phone, board = scene.at("q2"), scene.phone(), scene.screen("board")
    assert "ack" in phone.send("ballot", item="q2", answer="4")
    write_as_newer(scene, kind, body, version)
    wait_until(lambda: stopped(server, scene), "the session to be stopped")
    assert server.get("/readyz").status_code == 503 and server.get("/healthz").status_code == 200
    assert kind in server.log() and server.log().count("a session is stopped") == 1
    for screen in (phone, board):
        screen.see("saving", STOPPED)
    moderator.see("saving", "newer version")
    before = len(server.entries_written(scene.row))
    for line, do in ((phone, {"do": "ballot", "item": "q2", "answer": "3"}), (moderator, {"do": "next"})):
        refused = line.send(**do)
        assert refused["reason"] == "newer_log" and refused["refused"]
    assert scene.stranger().join().status_code == 503
    assert len(server.entries_written(scene.row)) == before, "nothing was written that nobody can read"
    assert "ack" in other.at("q2").send("next")
    assert other.phone().ping()
    scene.close()
    other.close()


def test_what_was_on_its_way_when_the_future_came_is_kept_by_its_phone(server: Server) -> None:
    scene = Scene(server)
    scene.at("q2")
    phone = scene.phone()
    write_as_newer(scene, "statement_drafted", "{}")
    assert phone.send("ballot", "mine", item="q2", answer="3")["reason"] == "newer_log"
    assert phone.send("ballot", "mine", item="q2", answer="3")["reason"] == "newer_log"
    scene.close()


def test_a_service_starts_although_its_newest_session_is_of_the_future(server: Server) -> None:
    older, newest = Scene(server), Scene(server)
    newest.at("q2")
    write_as_newer(newest, "statement_drafted", "{}")
    older.close()
    newest.close()
    server.stop()
    server.start()
    wait_until(lambda: server.answers("/healthz"), "the service to start", 30)
    wait_until(lambda: stopped(server, newest), "it to say so")
    assert STOPPED in plain(newest.holder("board").page("/board").text)
    assert "ack" in older.at("q1").send("next")
    older.close()
    newest.close()


def test_what_an_entry_says_besides_what_is_known_of_its_kind_is_left_aside(server: Server) -> None:
    scene = Scene(server)
    moderator = scene.at("q2")
    write_as_newer(scene, "names_shown", '{"shown":true,"size":"large"}')
    moderator.see("live", "Hide names")
    assert "ack" in moderator.send("next")
    scene.close()


def test_a_session_that_was_begun_by_a_newer_version_says_so(server: Server) -> None:
    scene = Scene(server)
    with server.changed(
        f"UPDATE entry SET kind = 'conceived' WHERE session_id = {scene.row.id}",
        f"UPDATE entry SET kind = 'planned' WHERE session_id = {scene.row.id}",
    ):
        page = scene.stranger().page()
        assert page.status_code == 503 and "newer version" in plain(page.text)
        assert f"session {scene.row.id} cannot be opened" in server.get("/readyz").text
    assert scene.stranger().page().status_code == 200
    scene.close()
