"""The live item's answers as they come in, revealed or not."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Results, live_item


@dataclass(frozen=True)
class Answers(Shown):
    """The results; None where the live item has no vote. `revealed` says whether everyone sees them."""

    results: Results | None
    revealed: bool


def answers(scene: Scene) -> Answers:
    """As they are now."""
    live = live_item(scene)
    return Answers(live.results, live.revealed) if live else Answers(None, False)


VIEW = View(
    "moderator",
    "answers",
    "moderator/answers.html",
    answers,
    shows=frozenset({"agenda", "voting", "results", "ballots"}),
)
