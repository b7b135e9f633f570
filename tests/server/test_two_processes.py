"""Two processes on one PostgreSQL database are one house."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from app.log.database import open_database
from app.log.migrate import migrate
from app.log.sessions import all_sessions

from .harness import Line, Person, Scene, Server, new_key, wait_until

pytest_plugins = ["tests.postgres"]


@pytest.fixture
def servers(empty_postgres_url: str, tmp_path: Path) -> Iterator[list[Server]]:
    """Two that start at once on an empty database."""
    both = [Server(empty_postgres_url, tmp_path) for _ in range(2)]
    try:
        for one in both:
            one.start()
        yield [one.wait_until_ready() for one in both]
    finally:
        for one in both:
            one.stop()


def at(server: Server, person: Person) -> Person:
    """The same browser, at another process of the house."""
    there = Person(server.url, person.code)
    there.http.cookies = person.http.cookies
    return there


def votes_of(line: Line, keys: list[str]) -> dict[str, int]:
    """Send a ballot with each key as fast as it goes, and say with which seq each was acknowledged."""
    for number, key in enumerate(keys):
        line.say(json.dumps({"do": "ballot", "item": "q2", "answer": number % 5 + 1, "key": key}))
    return {key: line.answer(key)["seq"] for key in keys}


def test_what_happens_at_one_is_seen_at_the_other(servers: list[Server]) -> None:
    here = Scene(servers[0])
    there = Scene(servers[1], here.row)
    near, far = here.phone(name="Amina"), there.phone(name="Zoë")
    board, moderator = there.screen("board"), here.at("q2")
    far.see("now", "relation with donors")
    near.send("ballot", item="q2", answer="4")
    board.see("participation", "1 of 2 joined have answered")
    far.send("input", item="q2", text="Twin cities")
    moderator.see("inputs", "Twin cities", "Zoë")
    there.screen("moderator").send("next", leaving="q2")
    near.see("now", "main characteristics")
    assert moderator.send("next", leaving="q2")["reason"] == "moved_on"

    key = new_key()
    first = near.send("input", key, item="q3", text="Once")
    phone_there = at(servers[1], near.person).open("participant")
    assert phone_there.send("input", key, item="q3", text="Once") == first
    assert phone_there.send("ballot", item="q3", answer={"local": ["peers"]})["ack"]
    assert far.send("input", key, item="q3", text="Stolen")["reason"] == "key_taken"
    assert sum(entry.key == key for entry in here.entries) == 1
    for scene in (here, there):
        scene.close()


def test_many_votes_at_both_at_once_are_one_log_without_a_gap(servers: list[Server]) -> None:
    scenes = [Scene(servers[0])]
    scenes.append(Scene(servers[1], scenes[0].row))
    lines = [scene.phone() for scene in scenes for _ in range(4)]
    scenes[0].at("q2")
    for line in lines:
        line.see("now", "relation with donors")
    tablets = [at(servers[1 - n // 4], line.person).open("participant") for n, line in enumerate(lines)]
    keys = [[new_key() for _ in range(25)] for _ in lines]
    with ThreadPoolExecutor(16) as everyone:
        answers = list(everyone.map(votes_of, [*lines, *tablets], [*keys, *keys]))
    assert answers[:8] == answers[8:]
    entries = scenes[0].entries
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    cast = {entry.key: entry.seq for entry in entries if entry.body.kind == "ballot_cast"}
    assert cast == {key: seq for answer in answers[:8] for key, seq in answer.items()}
    for line in [*lines, *tablets]:
        wait_until(
            lambda line=line: line.ping().get("seq", 0) >= entries[-1].seq, "both to have folded it all", 30
        )
    for scene in scenes:
        scene.close()


def test_an_address_no_database_can_hold_is_not_found(servers: list[Server]) -> None:
    browser = Person(servers[0].url, "").http
    assert [browser.get(path).status_code for path in ("/%00", "/s/%00", "/in/%00")] == [404, 404, 403]


def test_two_that_start_at_once_load_the_plan_once(empty_postgres_url: str, tmp_path: Path) -> None:
    engine = open_database(empty_postgres_url)
    migrate(engine)
    both = [Server(empty_postgres_url, tmp_path) for _ in range(2)]
    try:
        with engine.connect() as db, db.begin():
            db.execute(text("LOCK TABLE session IN EXCLUSIVE MODE"))  # it can be read, and not written to
            for one in both:
                one.start()
            waiting = text("SELECT count(*) >= 2 FROM pg_locks WHERE NOT granted")
            wait_until(lambda: db.scalar(waiting), "both to come as far as they can", 30)
        for one in both:
            one.wait_until_ready()
        assert len(all_sessions(engine)) == 1
    finally:
        for one in both:
            one.stop()
        engine.dispose()
