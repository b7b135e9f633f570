"""What was answered, by itself: the results of the live item, and what was counted by show of hands."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.questions import Asked, Results, live_item

MOST_COUNTS = 2
"""How many shows of hands stand on the board: the last."""


@dataclass(frozen=True)
class Outcome(OnStage):
    """The live item with its results."""

    live: Asked
    results: Results
    hands: list[str]


def is_revealed(scene: Scene) -> bool:
    """Whether the live item's results are revealed."""
    item = scene.state.live
    return item is not None and item.vote is not None and scene.state.stage.item(item.id).revealed


def outcome(scene: Scene) -> Outcome:
    """As it is now."""
    live = live_item(scene)
    assert live and live.results
    return Outcome(f"{live.headline} {live.results.sentence}", live, live.results, live.hands[-MOST_COUNTS:])


SCENE = BoardScene(
    "results",
    "board/scenes/results.html",
    outcome,
    frozenset({"agenda", "voting", "results", "ballots", "hands", "people"}),
    there=is_revealed,
)
