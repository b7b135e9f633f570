"""What people say of each other's inputs to the live item, revealed or not."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.agreement import Agreement, agreement

MOST = 5
"""How many inputs of each kind stand on the screen."""


@dataclass(frozen=True)
class Agreed(Shown):
    """What is agreed; None where the live item's inputs are not judged. `revealed` says whether everyone sees
    it."""

    agreement: Agreement | None
    revealed: bool


def agreed(scene: Scene) -> Agreed:
    """As it is now."""
    item = scene.state.live
    return Agreed(agreement(scene, item, MOST), bool(item and scene.state.stage.item(item.id).revealed))


VIEW = View(
    "moderator",
    "agreement",
    "moderator/agreement.html",
    agreed,
    shows=frozenset({"agenda", "results", "words", "support", "care", "people"}),
    per_second=1.0,
)
