"""What is asked now, and the statement that is read back."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.questions import Asked, live_item
from app.screens.readback import ReadBack, read_back_now


@dataclass(frozen=True)
class Now(Shown):
    """The live item, and the statement; None where there is none."""

    live: Asked | None
    statement: ReadBack | None


def now(scene: Scene) -> Now:
    """As it is now."""
    return Now(live_item(scene), read_back_now(scene))


VIEW = View(
    "interpreter",
    "now",
    "interpreter/now.html",
    now,
    shows=frozenset({"agenda", "guidance"}),
    leads=True,
)
