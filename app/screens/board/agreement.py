"""What people say of each other's inputs, as it stands on the board once it is revealed."""

from app.live.showing.scene import Scene
from app.screens.agreement import Agreement, agreement

MOST = 3
"""How many inputs of each kind can be read from the last row."""


def agreement_on_board(scene: Scene) -> Agreement | None:
    """As it is now; None where the live item's inputs are not judged, or nothing is revealed."""
    item = scene.state.live
    revealed = item is not None and scene.state.stage.item(item.id).revealed
    return agreement(scene, item, MOST) if revealed else None
