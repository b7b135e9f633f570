"""What people say of each other's inputs to the live item, once it is revealed."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.agreement import Agreement, agreement

MOST = 5
"""How many inputs of each kind stand on a phone."""


@dataclass(frozen=True)
class Agreed(Shown):
    """What is agreed; None where nothing is revealed."""

    agreement: Agreement | None


def agreed(scene: Scene) -> Agreed:
    """As it is now."""
    item = scene.state.live
    revealed = item is not None and scene.state.stage.item(item.id).revealed
    return Agreed(agreement(scene, item, MOST) if revealed else None)


VIEW = View(
    "participant",
    "agreement",
    "participant/agreement.html",
    agreed,
    shows=frozenset({"agenda", "results", "words", "support", "care", "people"}),
    per_second=0.5,
)
