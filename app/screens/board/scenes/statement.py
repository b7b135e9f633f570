"""The guidance statement that is read back, and what was answered to it."""

from dataclasses import dataclass

from app.domain.text import N_
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.questions import Asked, live_item
from app.screens.readback import ReadBack, read_back_now


@dataclass(frozen=True)
class ReadOut(OnStage):
    """The live item, and the statement."""

    live: Asked
    statement: ReadBack


def is_read_back(scene: Scene) -> bool:
    """Whether one is."""
    return scene.state.live is not None and scene.state.read_back is not None


def statement(scene: Scene) -> ReadOut:
    """As it is now."""
    live, one = live_item(scene), read_back_now(scene)
    assert live and one
    return ReadOut(one.text, live, one)


SCENE = BoardScene(
    "statement",
    N_("Statement"),
    "board/scenes/statement.html",
    statement,
    frozenset({"agenda", "guidance", "verdicts", "people"}),
    there=is_read_back,
)
