"""Whoever asks for too much waits, and no one else does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response

from app.live.hall.limits import GUESSES, INPUTS, MESSAGES

from .frames import ballot, framed, segment
from .harness import Person, Scene, Server, new_key, running


def test_an_outbox_that_comes_back_from_a_dead_spot_passes(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    keys = [new_key() for _ in range(int(MESSAGES.at_once))]
    segment(phone, b"".join(framed(ballot(4, key)) for key in keys))
    began = time.monotonic()
    assert all(phone.answer(key)["ack"] == key for key in keys)
    assert time.monotonic() - began < 1


def test_whoever_sends_too_fast_is_slowed_down_and_not_refused(scene: Scene) -> None:
    phone, other = scene.phones(2)
    scene.at("q2")
    keys = [new_key() for _ in range(int(MESSAGES.at_once) + 5)]
    for key in keys:
        phone.say(ballot(4, key).decode())
    began = time.monotonic()
    other.ping()
    assert time.monotonic() - began < 0.5
    assert all(phone.answer(key)["ack"] == key for key in keys)


def test_a_flood_does_not_pass(scene: Scene) -> None:
    phone = scene.participant().open("participant", close_timeout=0.1)
    scene.at("q2")
    keys = [new_key() for _ in range(600)]
    segment(phone, b"".join(framed(ballot(4, key)) for key in keys))
    end = time.monotonic() + 1
    phone.patience = 10
    for key in keys[: int(MESSAGES.at_once + 2 * MESSAGES.per_second)]:
        phone.answer(key)
    assert time.monotonic() > end


@pytest.mark.parametrize("by_post", [False, True])
def test_more_inputs_than_anyone_writes_wait(scene: Scene, by_post: bool) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q1")
    for number in range(int(INPUTS.at_once)):
        assert "ack" in phone.send("input", item="q1", text=f"Thought {number}")
    asked = {"item": "q1", "text": "One more", "key": key}
    answer = phone.person.post("input", **asked).json() if by_post else phone.send("input", **asked)
    assert (answer["refused"], answer["reason"]) == (key, "too_fast")
    assert key not in {entry.key for entry in scene.entries}
    assert "ack" in phone.send("ballot", item="q1", answer={"local": "4"})


def guessed(searcher: Person) -> Iterator[Response]:
    """What guessing on gives: as slow as a machine may be, it guesses faster than guesses come back."""
    codes = ("ABCDEF", "s/ABCDEF", "s/ABCDEF/moderator")
    return (searcher.http.get(f"/{codes[number % 3]}") for number in range(1000))


def test_searching_for_codes_is_slowed_down_for_the_one_who_searches(scene: Scene) -> None:
    searcher, other = scene.stranger(), scene.stranger()
    searcher.http.headers["x-forwarded-for"] = "203.0.113.7"
    for number in range(int(GUESSES.at_once)):
        assert searcher.http.get(f"/ABC{number}").status_code == 404
    refused = next(page for page in guessed(searcher) if page.status_code != 404)
    assert (refused.status_code, int(refused.headers["retry-after"]) > 0) == (429, True)
    assert "tries again by itself" in refused.text
    assert other.http.get("/ABCDEF").status_code == 404


def test_where_no_more_screens_fit_newcomers_are_asked_to_come_again(tmp_path: Path) -> None:
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, MOST_SCREENS="2")
    with running(server):
        scene = Scene(server)
        first, second = scene.phones(2)
        assert scene.phone().closed_with() == 1013
        second.close()
        assert first.ping()
        scene.close()
