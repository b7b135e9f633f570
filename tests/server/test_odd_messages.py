"""Messages that no phone sends: each is refused with its reason, leaves no entry, and the line lives on."""

import json
from typing import Any

import httpx
import pytest

from .harness import Line, Scene, Server

BIG = int("9" * 4000)

ODD: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "unreadable"),
    "broken": ('{"do": "ballot", "key": "k"', "unreadable"),
    "words": ("hello", "unreadable"),
    "an array": ("[]", "wrong_type"),
    "an array of commands": ('[{"do": "ping"}]', "wrong_type"),
    "a string": ('"ping"', "wrong_type"),
    "a number": ("42", "wrong_type"),
    "null": ("null", "wrong_type"),
    "deep arrays": ("[" * 8000, "unreadable"),
    "deep and whole": ("[" * 4000 + "]" * 4000, "unreadable"),
    "deep objects": ('{"a":' * 1600, "unreadable"),
    "a deep answer": ('{"do":"ballot","item":"q2","answer":' + "[" * 1000 + "]" * 1000 + "}", "unreadable"),
    "not UTF-8": (b'{"do": "input", "text": "\xff\xfe"}', "unreadable"),
    "half a character": ('{"do": "input", "item": "q2", "text": "\\ud83e"}', "unreadable"),
}

COMMANDS: dict[str, tuple[dict[str, Any], str]] = {
    "no do": ({}, "unknown_command"),
    "an unknown do": ({"do": "dance"}, "unknown_command"),
    "do is null": ({"do": None}, "unknown_command"),
    "do is a number": ({"do": 5}, "unknown_command"),
    "do is an array": ({"do": ["ballot"]}, "unknown_command"),
    "do is an object": ({"do": {"ballot": 1}}, "unknown_command"),
    "no item": ({"do": "ballot", "answer": "4"}, "wrong_type"),
    "no answer": ({"do": "ballot", "item": "q2"}, "wrong_type"),
    "item is a number": ({"do": "ballot", "item": 2, "answer": "4"}, "wrong_type"),
    "item is long": ({"do": "ballot", "item": "q" * 65, "answer": "4"}, "too_long"),
    "answer is half a point": ({"do": "ballot", "item": "q2", "answer": 4.5}, "wrong_type"),
    "answer is true": ({"do": "ballot", "item": "q2", "answer": True}, "wrong_type"),
    "answer is an answer in an answer": (
        {"do": "ballot", "item": "q2", "answer": {"": {"": "4"}}},
        "wrong_type",
    ),
    "answer is a deep list": ({"do": "ballot", "item": "q2", "answer": [["4"]]}, "wrong_type"),
    "answer is null": ({"do": "ballot", "item": "q2", "answer": None}, "empty_answer"),
    "answer is empty": ({"do": "ballot", "item": "q2", "answer": {}}, "empty_answer"),
    "answer is huge": ({"do": "ballot", "item": "q2", "answer": BIG}, "unknown_option"),
    "a form with a word for a list": ({"do": "ballot", "item": "q2", "form": {"answer": "4"}}, "wrong_type"),
    "a form that is a list": ({"do": "ballot", "item": "q2", "form": ["4"]}, "wrong_type"),
    "a form that says nothing": ({"do": "ballot", "item": "q2", "form": {}}, "empty_answer"),
    "a form with an unknown option": (
        {"do": "ballot", "item": "q2", "form": {"answer": ["6"]}},
        "unknown_option",
    ),
    "a form with one place twice": (
        {"do": "ballot", "item": "q4", "form": {"rank.C1": ["1"], "rank.C2": ["1"]}},
        "same_place",
    ),
    "at is a word": ({"do": "ballot", "item": "q2", "answer": "4", "at": "noon"}, "wrong_type"),
    "at is before 1970": ({"do": "ballot", "item": "q2", "answer": "4", "at": -1}, "wrong_type"),
    "at is beyond the calendar": ({"do": "ballot", "item": "q2", "answer": "4", "at": 1e300}, "wrong_type"),
    "at is no number": ({"do": "ballot", "item": "q2", "answer": "4", "at": float("nan")}, "wrong_type"),
    "text is a number": ({"do": "input", "item": "q2", "text": 5}, "wrong_type"),
    "text is a list": ({"do": "input", "item": "q2", "text": ["x"]}, "wrong_type"),
    "themes is a word": ({"do": "input", "item": "q2", "text": "x", "themes": "C1"}, "wrong_type"),
    "themes are many": ({"do": "input", "item": "q2", "text": "x", "themes": ["C1"] * 21}, "too_long"),
    "agree is a word": ({"do": "endorse", "input": "Q2-001", "agree": "perhaps"}, "wrong_type"),
    "key is a number": ({"do": "floor", "key": 5}, "wrong_type"),
    "key is empty": ({"do": "floor", "key": ""}, "wrong_type"),
    "key is long": ({"do": "floor", "key": "k" * 65}, "too_long"),
    "key has a control character": ({"do": "floor", "key": "k\x00"}, "control_characters"),
    "an unknown item": ({"do": "ballot", "item": "q9", "answer": "4"}, "unknown_item"),
    "an item without a vote": ({"do": "ballot", "item": "opening", "answer": "4"}, "nothing_asked"),
    "an unknown option": ({"do": "ballot", "item": "q2", "answer": "6"}, "unknown_option"),
    "an option and nonsense": ({"do": "ballot", "item": "q2", "answer": ["4", "\u0000"]}, "unknown_option"),
    "an unknown row": ({"do": "ballot", "item": "q1", "answer": {"moon": "4"}}, "unknown_row"),
    "two of one": ({"do": "ballot", "item": "q2", "answer": ["4", "5"]}, "too_many"),
    "four of three": (
        {"do": "ballot", "item": "q3", "answer": {"local": ["peers", "digital", "planning", "capacity"]}},
        "too_many",
    ),
    "one twice": ({"do": "ballot", "item": "q4", "answer": ["C1", "C1"]}, "chosen_twice"),
    "no opinion and one": ({"do": "ballot", "item": "q4", "answer": ["C1", "no_opinion"]}, "no_opinion_alone"),
    "an input to an unknown item": ({"do": "input", "item": "q9", "text": "x"}, "unknown_item"),
    "support for an unknown input": ({"do": "endorse", "input": "Q2-999"}, "unknown_input"),
    "new words for an unknown input": ({"do": "revise", "input": "Q2-999", "text": "x"}, "unknown_input"),
    "withdrawing nothing": ({"do": "withdraw"}, "unknown_item"),
    "others of an unknown item": ({"do": "others", "item": "q9"}, "unknown_item"),
    "others of an item of markup": ({"do": "others", "item": 'q1"><img src=x>'}, "unknown_item"),
    "a text beyond the limit": ({"do": "input", "item": "q2", "text": "x" * 281}, "too_long"),
    "a long topic": ({"do": "floor", "topic": "x" * 81}, "too_long"),
}

MODERATING: dict[str, tuple[dict[str, Any], str]] = {
    "going nowhere": ({"do": "go", "item": "q9"}, "unknown_item"),
    "leaving nowhere": ({"do": "next", "leaving": "q9"}, "unknown_item"),
    "no minutes": ({"do": "extend", "minutes": 0}, "wrong_type"),
    "too many minutes": ({"do": "extend", "minutes": 61}, "wrong_type"),
    "an unknown input": ({"do": "show", "input": "Q9-001"}, "unknown_input"),
    "names neither shown nor hidden": ({"do": "names", "shown": "perhaps"}, "wrong_type"),
    "a seq in words": ({"do": "undo", "seq": "last"}, "wrong_type"),
}


def lives_on(line: Line) -> bool:
    """Whether the line still answers, with nothing but an answer to the ping."""
    return "now" in line.ping()


def troubles(server: Server) -> int:
    return server.log().count("Traceback")


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_read_is_refused(scene: Scene, name: str) -> None:
    phone, (message, reason) = scene.phone(), ODD[name]
    before, troubled = len(scene.entries), troubles(scene.server)
    phone.socket.send(message, text=True)
    refused = phone.answer("k" if '"k"' in str(message) and name != "broken" else None)
    assert (refused["refused"], refused["reason"]) == (None, reason)
    assert lives_on(phone)
    assert len(scene.entries) == before
    assert troubles(scene.server) == troubled


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_can_never_be_right_is_refused(scene: Scene, name: str) -> None:
    phone, (command, reason) = scene.phone(), COMMANDS[name]
    scene.at("q2")
    before, troubled = len(scene.entries), troubles(scene.server)
    key = command.get("key", "k")
    readable = isinstance(key, str) and 0 < len(key) <= 64 and key.isprintable()
    phone.say(json.dumps({"key": "k", **command}))
    refused = phone.answer(key if readable else None)
    assert refused["reason"] == reason
    assert refused["message"]
    assert lives_on(phone)
    assert len(scene.entries) == before
    assert troubles(scene.server) == troubled


@pytest.mark.parametrize("name", MODERATING)
def test_a_moderators_command_that_can_never_be_right_is_refused(scene: Scene, name: str) -> None:
    moderator, (command, reason) = scene.at("q2"), MODERATING[name]
    before, troubled = len(scene.entries), troubles(scene.server)
    moderator.say(json.dumps({"key": "k", **command}))
    assert moderator.answer("k")["reason"] == reason
    assert lives_on(moderator)
    assert len(scene.entries) == before
    assert troubles(scene.server) == troubled


@pytest.mark.parametrize("seq", [-1, 0, 10**30, BIG])
def test_undoing_what_never_was_changes_nothing(scene: Scene, seq: int) -> None:
    moderator = scene.at("q2")
    moderator.say(json.dumps({"do": "undo", "seq": seq, "key": "k"}))
    assert moderator.answer("k")["reason"] in ("moved_on", "wrong_type")
    assert "ack" in moderator.send("close")
    assert scene.state.stage.live == "q2"


NO_WORDS = ("do is an array", "do is an object")


@pytest.mark.parametrize("name", [name for name in (*ODD, *COMMANDS) if name not in NO_WORDS])
def test_by_post_it_is_refused_as_well(scene: Scene, name: str) -> None:
    person = scene.participant()
    scene.at("q2")
    before = len(scene.entries)
    message, reason = ODD[name] if name in ODD else (json.dumps(COMMANDS[name][0]), COMMANDS[name][1])
    body = message if isinstance(message, bytes) else message.encode()
    headers = {"content-type": "application/json"}
    response = person.http.post(f"/s/{scene.code}/do", content=body, headers=headers)
    assert 400 <= response.status_code < 500
    assert response.json()["reason"] == reason
    assert len(scene.entries) == before


def test_by_post_a_do_that_is_no_word_is_refused_as_well(own_server: Server) -> None:
    scene = Scene(own_server)
    person = scene.participant()
    answers = [person.post(**COMMANDS[name][0]) for name in NO_WORDS]
    scene.close()
    assert [answer.json()["reason"] for answer in answers] == ["unknown_command"] * 2


def test_a_field_that_is_not_known_is_ignored(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    assert "ack" in phone.send("ballot", item="q2", answer="4", HEADERS={"HX-Request": "true"}, who="p-1")
    assert scene.answer_of(phone.who, "q2") == {"": ["4"]}


def test_a_command_without_a_key_counts(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    phone.say('{"do": "ballot", "item": "q2", "answer": 4}')
    phone.until(lambda: scene.answer_of(phone.who, "q2") == {"": ["4"]}, "the ballot")


@pytest.mark.parametrize("size", [8 * 1024 + 1, 64 * 1024])
def test_a_long_message_is_refused_in_words(scene: Scene, size: int) -> None:
    phone = scene.phone()
    start = '{"do": "input", "item": "q1", "text": "'
    phone.say(start + "x" * (size - len(start) - 2) + '"}')
    assert phone.answer(None)["reason"] == "too_long"
    assert lives_on(phone)


def test_a_message_beyond_64_kB_is_not_even_read(scene: Scene) -> None:
    phone = scene.phone()
    phone.say("x" * (64 * 1024 + 1))
    assert phone.closed_with() == 1009


def test_a_message_in_fragments_is_one_message(scene: Scene) -> None:
    phone = scene.phone()
    scene.at("q2")
    whole = '{"do": "input", "item": "q2", "text": "Städte", "key": "k"}'.encode()
    cut = whole.index(b"\xa4")  # in the midst of a character
    phone.socket.send([whole[:20], whole[20:cut], whole[cut:]], text=True)
    assert phone.answer("k")["made"] == "Q2-001"
    assert scene.state.inputs["Q2-001"].text == "Städte"


def test_a_binary_message_does_no_harm(scene: Scene) -> None:
    phone = scene.phone()
    phone.say(bytes(range(256)))
    assert phone.answer(None)["reason"] == "unreadable"
    assert lives_on(phone)


@pytest.mark.parametrize("path", ["do", "join", "language"])
@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"%ZZ&&&=&do"),
        ("application/x-www-form-urlencoded", b"name=" + b"x" * 100_000),
        ("multipart/form-data", b"no boundary is named"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="do"\r\n\r\nping'),
        ("multipart/form-data; boundary=x", b"nothing of the kind"),
        ("text/plain", b"\xff\xfe"),
        ("application/json", b"[1, 2"),
        ("", b""),
    ],
)
def test_a_body_of_whatever_kind_never_breaks_the_server(
    scene: Scene, path: str, content_type: str, body: bytes
) -> None:
    person = scene.participant()
    headers = {"content-type": content_type} if content_type else {}
    response: httpx.Response = person.http.post(f"/s/{scene.code}/{path}", content=body, headers=headers)
    assert response.status_code < 500
