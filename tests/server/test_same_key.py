"""The same key is the same request: one entry and one answer, however often and by whatever way it comes."""

import json

import pytest

from .harness import Scene, new_key


def entries_with(scene: Scene, key: str) -> int:
    return sum(entry.key == key for entry in scene.entries)


def test_twice_on_one_line(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q1")
    first = phone.send("input", key, item="q1", text="Twin cities")
    assert phone.send("input", key, item="q1", text="Twin cities") == first
    assert first["made"] == "Q1-001"
    assert entries_with(scene, key) == 1
    assert len(scene.state.inputs) == 1


def test_on_a_line_and_by_post(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q2")
    first = phone.send("ballot", key, item="q2", answer="4")
    assert phone.person.post("ballot", key=key, item="q2", answer="4").json() == first
    assert entries_with(scene, key) == 1


def test_by_post_and_then_on_a_line(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q2")
    first = phone.person.post("ballot", key=key, item="q2", answer="4").json()
    assert phone.send("ballot", key, item="q2", answer="4") == first
    assert entries_with(scene, key) == 1


def test_after_a_new_connection(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q2")
    first = phone.send("ballot", key, item="q2", answer="4")
    phone.close()
    assert phone.person.open("participant").send("ballot", key, item="q2", answer="4") == first
    assert entries_with(scene, key) == 1


def test_on_two_lines_at_once(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    tablet = phone.person.open("participant")
    scene.at("q2")
    message = json.dumps({"do": "ballot", "item": "q2", "answer": "4", "key": key})
    for line in (phone, tablet, phone, tablet):
        line.say(message)
    assert phone.answer(key) == tablet.answer(key)
    assert entries_with(scene, key) == 1


def test_a_later_ballot_stands_when_an_earlier_one_comes_again(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    scene.at("q2")
    phone.send("ballot", key, item="q2", answer="1")
    phone.send("ballot", item="q2", answer="5")
    assert phone.send("ballot", key, item="q2", answer="1")["ack"] == key
    assert scene.answer_of(phone.who, "q2") == {"": ["5"]}


def test_what_was_refused_is_refused_again_even_after_a_reopening(scene: Scene) -> None:
    phone, key = scene.phone(), new_key()
    moderator = scene.at("q2")
    moderator.send("close")
    first = phone.send("ballot", key, item="q2", answer="4")
    moderator.send("open")
    assert phone.send("ballot", key, item="q2", answer="4") == first
    assert first["reason"] == "closed"
    assert entries_with(scene, key) == 1


@pytest.mark.parametrize("by_post", [False, True])
def test_from_someone_else_it_is_refused_and_changes_nothing(scene: Scene, by_post: bool) -> None:
    first, second = scene.phones(2)
    key = new_key()
    scene.at("q2")
    assert "ack" in first.send("ballot", key, item="q2", answer="4")
    if by_post:
        answer = second.person.post("ballot", key=key, item="q2", answer="1").json()
    else:
        answer = second.send("ballot", key, item="q2", answer="1")
    assert (answer["refused"], answer["reason"]) == (key, "key_taken")
    assert scene.answer_of(first.who, "q2") == {"": ["4"]}
    assert scene.answer_of(second.who, "q2") is None


def test_a_moderators_next_moves_once(scene: Scene) -> None:
    moderator, key = scene.at("q1"), new_key()
    first = moderator.send("next", key, leaving="q1")
    assert moderator.send("next", key, leaving="q1") == first
    assert scene.state.stage.live == "q2"


def test_a_key_of_one_session_is_free_in_another(scene: Scene) -> None:
    other, key = Scene(scene.server), new_key()
    for one in (scene, other):
        phone = one.phone()
        one.at("q2")
        assert phone.send("ballot", key, item="q2", answer="4")["ack"] == key
    other.close()
