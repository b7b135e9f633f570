"""For whoever hosts it: whether it is alive, ready, and how it is doing; and what a failing database does."""

import json
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from .harness import Scene, Server, new_key, running, wait_until


def figure(scene: Scene, name: str, **labels: str) -> float:
    """A figure of the session's metrics."""
    families = text_string_to_metric_families(scene.server.get("/metrics").text)
    wanted = {"session": str(scene.row.id), **labels}
    return sum(
        one.value for family in families for one in family.samples if (one.name, one.labels) == (name, wanted)
    )


def test_the_metrics_tell_no_code(scene: Scene) -> None:
    assert scene.participant().page().status_code == 200
    assert scene.code not in scene.server.get("/metrics").text


@pytest.mark.parametrize(
    "headers", [{"x-forwarded-for": "203.0.113.5"}, {"forwarded": "for=203.0.113.5"}, {"host": "evil.example"}]
)
def test_the_metrics_are_for_this_machine_alone(scene: Scene, headers: dict[str, str]) -> None:
    answer = scene.stranger().http.get("/metrics", headers=headers)
    assert (answer.status_code, "hemicycle_screens" in answer.text) == (403, False)
    assert "whoever hosts" in answer.text


def test_with_a_token_the_metrics_are_read_from_anywhere_and_without_it_nowhere(tmp_path: Path) -> None:
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, METRICS_TOKEN="a secret")
    with running(server):
        scene = Scene(server)
        asking = scene.stranger().http
        asking.headers["x-forwarded-for"] = "203.0.113.5"
        for given in ("", "Bearer", "Bearer a", "Bearer a secret and more", "Basic a secret", "Bearer \xe9"):
            headers = {b"authorization": given.encode("latin-1")}
            assert asking.get("/metrics", headers=headers).status_code == 403, given
        assert server.get("/metrics").status_code == 403
        assert asking.get("/metrics", headers={"authorization": "Bearer a secret"}).status_code == 200
        assert asking.get("/metrics", params={"token": "a secret"}).status_code == 200
        assert asking.get("/metrics", params={"token": "a secre"}).status_code == 403
        scene.close()


FULL = "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"


def test_it_says_that_it_is_alive_and_ready(server: Server) -> None:
    assert (server.get("/healthz").status_code, server.get("/healthz").text) == (200, "ok\n")
    assert (server.get("/readyz").status_code, server.get("/readyz").text) == (200, "ready\n")


def test_the_metrics_count_screens_entries_and_people(scene: Scene) -> None:
    assert scene.server.get("/metrics").headers["content-type"].startswith("text/plain")
    stays, goes = scene.phones(2)
    scene.at("q1")
    assert figure(scene, "hemicycle_screens", screen="participant") == 2
    assert figure(scene, "hemicycle_screens", screen="moderator") == 1
    assert figure(scene, "hemicycle_participants") == 2
    wait_until(lambda: figure(scene, "hemicycle_log_entries") == scene.last_seq, "all are written")
    assert figure(scene, "hemicycle_saving") == 1
    goes.close()
    wait_until(lambda: figure(scene, "hemicycle_screens", screen="participant") == 1, "one screen fewer")
    assert stays.ping()


def test_what_cannot_be_saved_waits_and_everyone_is_told(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    moderator = scene.at("q2")
    with scene.server.changed(FULL, "DROP TRIGGER full"):
        phone.say(json.dumps({"do": "ballot", "item": "q2", "answer": "4", "key": key}))
        phone.see("saving", "Not saved yet")
        moderator.see("saving", "cannot be written to")
        assert (scene.server.get("/readyz").status_code, scene.server.get("/healthz").status_code) == (
            503,
            200,
        )
        assert figure(scene, "hemicycle_saving") == 0
    assert phone.answer(key)["ack"] == key
    phone.see_no_longer("saving", "Not saved yet")
    moderator.see_no_longer("saving", "cannot be written to")
    assert scene.server.get("/readyz").status_code == 200
    assert sum(entry.key == key for entry in scene.entries) == 1
