"""The live item's answers as they come in, revealed or not."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Results, live_item


@dataclass(frozen=True)
class Answers(Shown):
    """The results; None where the live item has no vote. `revealed` says whether everyone sees them; `hands` is
    what was counted by show of hands, which everyone sees."""

    results: Results | None
    revealed: bool
    hands: list[str]


def answers(scene: Scene) -> Answers:
    """As they are now."""
    live = live_item(scene)
    return Answers(live.results, live.revealed, live.hands) if live else Answers(None, False, [])


VIEW = View(
    "moderator",
    "answers",
    "moderator/answers.html",
    answers,
    shows=frozenset({"agenda", "voting", "results", "ballots", "hands"}),
)
