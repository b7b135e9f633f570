"""A second round of a vote, through the real server: what changed is told once no answer can be told apart."""

import pytest

from app.log.sessions import create_session

from .harness import Scene, Server, plain, plan_of_two_rounds


@pytest.fixture
def scene(server: Server):  # type: ignore[no-untyped-def]
    """The session of 18 May, whose last item asks its second question again."""
    scene = Scene(server, create_session(server.engine, plan_of_two_rounds()))
    yield scene
    scene.close()


def test_what_changed_stands_on_the_board_once_the_vote_is_closed(scene: Scene) -> None:
    phones, board, moderator = scene.phones(4), scene.screen("board"), scene.at("q2")
    for phone in phones:
        assert "ack" in phone.send("ballot", item="q2", answer="2")
    moderator.send("go", item="close")
    for phone in phones:
        assert "ack" in phone.send("ballot", item="close", answer="4")
    moderator.send("reveal", item="close")
    board.see("stage", "Much better")
    assert "From the first round" not in plain(board.views["stage"]), "each answer would be seen to come"
    moderator.send("close", item="close")
    board.see("stage", "From the first round to this one. Of the 4 people who answered both rounds.")
    board.see("stage", "0 → 100 %")
    moderator.see("breakdown", "0 → 100 %")
