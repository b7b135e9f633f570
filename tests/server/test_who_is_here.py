"""Who is connected, who joined, who answered: told apart, and of few people nobody's own."""

from .harness import Scene, plain


def test_the_board_tells_who_is_connected_from_who_joined(scene: Scene) -> None:
    board = scene.screen("board")
    phones = scene.phones(3)
    board.see("participation", "3 are connected", "3 joined")
    phones[0].close()
    board.see("participation", "2 are connected", "3 joined")


def test_who_answered_and_left_has_answered_still(scene: Scene) -> None:
    moderator = scene.at("q2")
    first, _second = scene.phones(2)
    first.send("ballot", item="q2", answer="4")
    first.close()
    board = scene.screen("board")
    board.see("participation", "1 of 2 joined have answered", "1 connected")
    moderator.see("people", "Connected 1", "Joined 2", "Answered 1", "Waiting for 1")


def test_a_group_too_small_shows_the_moderator_no_answers_beside_the_live_chart(scene: Scene) -> None:
    moderator = scene.at("q2")
    lone = scene.participant(section="africa")
    for section in ("europe", "eurasia", "asia_pacific"):
        for _ in range(3 if section != "eurasia" else 4):
            scene.participant(section=section)
    lone.post("ballot", item="q2", answer="4")
    moderator.see("answers", "Better", "100 %")
    shown = plain(moderator.see("groups", "Africa", "Eurasia 0 / 4"))
    assert "Africa 1" in shown
    assert "Africa 1 / 1" not in shown


def test_the_next_smallest_group_is_hidden_with_the_only_one_too_small(scene: Scene) -> None:
    moderator = scene.at("q2")
    for section, people in (("africa", 1), ("europe", 3), ("eurasia", 4)):
        for _ in range(people):
            scene.participant(section=section).post("ballot", item="q2", answer="4")
    moderator.see("answers", "8 people")
    shown = plain(moderator.see("groups", "Eurasia 4 / 4"))
    assert "Europe 3 / 3" not in shown
