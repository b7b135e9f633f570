"""Two moderators: what one does the other sees, and what both do at once is done once."""

import json

from .harness import Line, Scene, new_key, plain


def both(first: Line, second: Line, do: str, **fields: object) -> list[dict[str, object]]:
    """What each is answered when both press at once."""
    keys = new_key(), new_key()
    for line, key in zip((first, second), keys, strict=True):
        line.say(json.dumps({"do": do, "key": key, **fields}))
    return [line.answer(key) for line, key in zip((first, second), keys, strict=True)]


def test_both_pressing_next_moves_once(scene: Scene) -> None:
    first, second = scene.at("q1"), scene.screen("moderator")
    answers = both(first, second, "next", leaving="q1")
    assert sorted("ack" if "ack" in answer else str(answer["reason"]) for answer in answers) == [
        "ack",
        "moved_on",
    ]
    assert scene.state.stage.live == "q2"
    shown = [plain(one.see("live", "relation with donors")) for one in (first, second)]
    assert shown[0] == shown[1]


def test_one_who_presses_next_after_the_other_does_not_skip_an_item(scene: Scene) -> None:
    first, second = scene.at("q1"), scene.screen("moderator")
    assert "ack" in first.send("next", leaving="q1")
    assert second.send("next", leaving="q1")["reason"] == "moved_on"
    assert scene.state.stage.live == "q2"


def test_both_undoing_undoes_once(scene: Scene) -> None:
    first, second = scene.at("q1"), scene.screen("moderator")
    moved = first.send("next", leaving="q1")["seq"]
    answers = both(first, second, "undo", seq=moved)
    assert sorted("ack" if "ack" in answer else str(answer["reason"]) for answer in answers) == [
        "ack",
        "moved_on",
    ]
    assert scene.state.stage.live == "q1"


def test_both_giving_more_time_give_it_once(scene: Scene) -> None:
    first, second = scene.at("q1"), scene.screen("moderator")
    answers = both(first, second, "extend", minutes=2, given=0)
    assert sorted("ack" if "ack" in answer else str(answer["reason"]) for answer in answers) == [
        "ack",
        "moved_on",
    ]
    assert scene.state.stage.item("q1").extended == 2
    assert "ack" in second.send("extend", minutes=2, given=2)
    assert scene.state.stage.item("q1").extended == 4


def test_both_starting_starts_once(scene: Scene) -> None:
    answers = both(scene.screen("moderator"), scene.screen("moderator"), "start")
    assert sum("ack" in answer for answer in answers) == 1
    assert scene.state.stage.live == "opening"


def test_what_one_does_the_other_sees(scene: Scene) -> None:
    first, second = scene.at("q1"), scene.screen("moderator")
    second.see("people", "Moderator 2")
    first.send("close")
    second.see("live", "Voting closed")
    second.send("reveal")
    first.see("live", "Results shown")
    first.send("extend", minutes=2)
    second.see("agenda", "+2")


def test_everyone_follows_an_undone_move(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("q1")
    moved = moderator.send("next", leaving="q1")["seq"]
    phone.see("now", "relation with donors")
    moderator.send("undo", seq=moved)
    phone.see("now", "reality of development cooperation")


def test_after_the_last_item_the_session_ends_and_back_reopens_it(scene: Scene) -> None:
    phone, moderator = scene.phone(), scene.at("close")
    moderator.send("next", leaving="close")
    phone.see("now", "Thank you")
    assert "ack" in moderator.send("back")
    phone.see("clock", "Close")
