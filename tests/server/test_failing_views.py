"""A view that cannot be rendered takes no other with it: it is told in the log, and says so on its screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .harness import Scene, Server, plain, running

CLUMSY = Path(__file__).with_name("clumsy.py")


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """While this file is there, the board's stage cannot be rendered."""
    return tmp_path / "flag"


@pytest.fixture
def scene(tmp_path: Path, flag: Path) -> Iterator[Scene]:
    """A session on a server whose board may fail."""
    server = Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, ("python", str(CLUMSY)), FLAG=str(flag))
    with running(server):
        one = Scene(server)
        yield one
        one.close()


def test_phones_see_the_next_question_although_the_board_fails(scene: Scene, flag: Path) -> None:
    moderator, phone, board = scene.at("q1"), scene.phone(), scene.screen("board")
    board.see("stage", "Question 1")
    flag.touch()
    assert "ack" in moderator.send("next", leaving="q1")
    phone.see("now", "relation with donors")
    board.see("stage", "cannot be shown at the moment")
    assert "ack" in moderator.send("next", leaving="q2")
    phone.see("now", "main characteristics")
    assert phone.seen() > 0
    assert scene.server.get("/readyz").status_code == 200
    log = scene.server.log()
    assert log.count("a view cannot be rendered") == 1 and "a board nobody thought of" in log
    assert 'hemicycle_views_failed_total{view="board/stage"}' in scene.server.get("/metrics").text
    flag.unlink()
    board.see("stage", "main characteristics")


def test_a_page_with_a_view_that_fails_has_the_others(scene: Scene, flag: Path) -> None:
    scene.at("q1")
    flag.touch()
    page = scene.holder("board").page("/board")
    assert page.status_code == 200
    assert "cannot be shown at the moment" in plain(page.text) and "Join with your phone" in plain(page.text)
