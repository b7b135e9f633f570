"""What was answered, by itself: the results of the live item, and what was counted by show of hands."""

from dataclasses import dataclass

from app.domain.text import N_
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.screens.agreement import Agreement
from app.screens.board.agreement import agreement_on_board
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.questions import Asked, Results, live_item
from app.screens.shifts import Shifted, shifted
from app.screens.splits import Split, split_shown

MOST_COUNTS = 2
"""How many shows of hands stand on the board: the last."""


@dataclass(frozen=True)
class Answered(Shown):
    """What is shown of the answers to the live item: its results, by groups where they are shown so, or with
    what changed since an earlier round; what people say of its inputs where they are judged; and what was
    counted by show of hands."""

    results: Results | None
    split: Split | None
    shift: Shifted | None
    agreement: Agreement | None
    hands: list[str]


@dataclass(frozen=True)
class Outcome(Answered, OnStage):
    """The live item with them."""

    live: Asked


def answered(scene: Scene, live: Asked | None) -> Answered:
    """As it is now; no results before they are revealed."""
    return Answered(
        results=live.results if live and live.revealed else None,
        split=split_shown(scene),
        shift=shifted(scene),
        agreement=agreement_on_board(scene),
        hands=live.hands[-MOST_COUNTS:] if live else [],
    )


def is_revealed(scene: Scene) -> bool:
    """Whether the live item's results are revealed."""
    item = scene.state.live
    told = item is not None and (item.vote is not None or item.is_judged)
    return item is not None and told and scene.state.stage.item(item.id).revealed


def outcome(scene: Scene) -> Outcome:
    """As it is now."""
    live = live_item(scene)
    assert live
    said = f"{live.headline} {live.results.sentence}" if live.results else live.headline
    return Outcome(said=said, live=live, **answered(scene, live).named())


SCENE = BoardScene(
    "results",
    N_("Results"),
    "board/scenes/results.html",
    outcome,
    frozenset({"agenda", "voting", "results", "ballots", "hands", "people", "words", "support", "care"}),
    there=is_revealed,
)
