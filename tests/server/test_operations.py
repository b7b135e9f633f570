"""For whoever hosts it: whether it is alive, whether it can be used, how it is doing, and what a full disk does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from prometheus_client.parser import text_string_to_metric_families

from .harness import Scene, Server, new_key, wait_until


def ask(server: Server, path: str) -> httpx.Response:
    return httpx.get(f"{server.url}{path}", trust_env=False)


def figure(scene: Scene, name: str, **labels: str) -> float:
    """A figure of the session's metrics."""
    families = text_string_to_metric_families(ask(scene.server, "/metrics").text)
    wanted = {"session": scene.code, **labels}
    return sum(one.value for family in families for one in family.samples if (one.name, one.labels) == (name, wanted))


@contextmanager
def unwritable(server: Server) -> Iterator[None]:
    """The log cannot be written to, as on a full disk."""
    full = "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    with server.engine.connect().execution_options(writes=True) as db, db.begin():
        db.exec_driver_sql(full)
    try:
        yield
    finally:
        with server.engine.connect().execution_options(writes=True) as db, db.begin():
            db.exec_driver_sql("DROP TRIGGER full")


def test_it_says_that_it_is_alive_and_ready(server: Server) -> None:
    assert (ask(server, "/healthz").status_code, ask(server, "/healthz").text) == (200, "ok\n")
    assert (ask(server, "/readyz").status_code, ask(server, "/readyz").text) == (200, "ready\n")


def test_the_metrics_count_screens_entries_and_people(scene: Scene) -> None:
    assert ask(scene.server, "/metrics").headers["content-type"].startswith("text/plain")
    stays, goes = scene.phones(2)
    scene.at("q1")
    assert figure(scene, "hemicycle_screens", screen="participant") == 2
    assert figure(scene, "hemicycle_screens", screen="moderator") == 1
    assert figure(scene, "hemicycle_participants") == 2
    assert figure(scene, "hemicycle_log_entries") == scene.entries[-1].seq
    assert figure(scene, "hemicycle_saving") == 1
    goes.close()
    wait_until(lambda: figure(scene, "hemicycle_screens", screen="participant") == 1, "one screen fewer")
    assert stays.ping()


def test_what_cannot_be_saved_waits_and_everyone_is_told(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    moderator = scene.at("q2")
    with unwritable(scene.server):
        phone.say(json.dumps({"do": "ballot", "item": "q2", "answer": "4", "key": key}))
        phone.see("saving", "Not saved yet")
        moderator.see("saving", "cannot be written to")
        assert (ask(scene.server, "/readyz").status_code, ask(scene.server, "/healthz").status_code) == (503, 200)
        assert figure(scene, "hemicycle_saving") == 0
    assert phone.answer(key)["ack"] == key
    phone.see_no_longer("saving", "Not saved yet")
    moderator.see_no_longer("saving", "cannot be written to")
    assert ask(scene.server, "/readyz").status_code == 200
    assert sum(entry.key == key for entry in scene.entries) == 1
