"""What no database can hold stops nobody: it is refused, and everyone else's words are written."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.domain.people.entries import Joined
from app.log.append import Appended, Draft
from app.log.database import open_database
from app.log.migrate import migrate
from app.log.sessions import create_session
from app.log.writer import Writer

from .harness import Scene, Server, running, seed_plan

pytest_plugins = ["tests.postgres"]

HALF = (
    b'--x\r\nContent-Disposition: form-data; name="key"\r\n\r\n\\ud800abc\r\n'
    b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--x--\r\n'
)
ESCAPED = {"content-type": "multipart/form-data; boundary=x; charset=unicode_escape"}


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server of its own, on each database."""
    url = f"sqlite:///{tmp_path}/hemicycle.db"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("empty_postgres_url"))
    with running(Server(url, tmp_path)) as one:
        yield one


def test_a_form_that_nobody_can_write_holds_nobody_up(server: Server) -> None:
    scene = Scene(server)
    phone = scene.phone()
    scene.at("q2")
    way = f"{server.url}/s/{scene.code}/join"
    for cookies in ({}, {"cookie": phone.person.cookies}):
        assert httpx.post(way, content=HALF, headers=ESCAPED | cookies).status_code < 500
        assert httpx.post(way, data={"name": "a", "key": "\x00"}, headers=cookies).status_code == 422
        assert httpx.post(way, data={"name": "a", "key": "x" * 65}, headers=cookies).status_code == 422
    assert "ack" in phone.send("ballot", item="q2", answer="4")
    assert scene.stranger().join().status_code == 303
    assert server.get("/readyz").status_code == 200 and "Traceback" not in server.log()
    scene.close()


@pytest.mark.parametrize("item", ["٤", "a\r\nSet-Cookie: evil=1", "\x00"])
def test_others_of_an_item_that_is_none_are_no_failure(server: Server, item: str) -> None:
    scene = Scene(server)
    answer = scene.participant().post("others", item=item)
    assert 400 <= answer.status_code < 500 and "evil" not in str(answer.headers)
    scene.close()


def test_one_draft_that_can_never_be_written_leaves_the_others_to_be(tmp_path: Path) -> None:
    """However it came past everything before: there is one writer, and nothing may hold it up."""
    engine = open_database(f"sqlite:///{tmp_path}/log.db")
    migrate(engine)
    session = create_session(engine, seed_plan())
    assert session.id is not None
    written, refused, done = list[str](), list[Draft](), threading.Semaphore(0)

    def deliver(drafts: list[Draft], appended: list[Appended]) -> None:
        written.extend(entry.key or "" for one in appended for entry in one.entries)
        done.release()

    def refuse(draft: Draft) -> None:
        refused.append(draft)
        done.release()

    writer = Writer(engine, {session.id: session.code}, deliver, lambda drafts: None, refuse)
    keys = ["a", "b", "\ud800", "c"]
    for key in keys:
        writer.write(Draft(session.id, "p-1", Joined(), key))
    writer.start()
    for _ in range(3):
        assert done.acquire(timeout=10)
    writer.stop()
    assert sorted(written) == ["a", "b", "c"] and [draft.key for draft in refused] == ["\ud800"]
    engine.dispose()
