"""What is asked, by itself: large, with nothing that was answered yet."""

from dataclasses import dataclass

from app.domain.text import N_
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.chips import Chip, areas
from app.screens.questions import Asked, live_item


@dataclass(frozen=True)
class Question(OnStage):
    """The live item, and the themes where it says that they are shown."""

    live: Asked
    areas: tuple[Chip, ...]


def is_live(scene: Scene) -> bool:
    """Whether an item is live."""
    return scene.state.live is not None


def question(scene: Scene) -> Question:
    """As it is now."""
    live, item = live_item(scene), scene.state.live
    assert live and item
    return Question(live.headline, live, areas(scene) if item.shows == "themes" else ())


SCENE = BoardScene(
    "question",
    N_("Question"),
    "board/scenes/question.html",
    question,
    frozenset({"agenda", "voting"}),
    there=is_live,
)
