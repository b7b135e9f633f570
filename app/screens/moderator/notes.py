"""What the moderators have before them on the live item, and nobody else reads."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class Notes(Shown):
    """The live item, "" where none is, and the notes on it."""

    item: str
    text: str


def notes(scene: Scene) -> Notes:
    """As they are now: as the plan has them, until somebody changed them."""
    live = scene.state.live
    return Notes(live.id, scene.state.notes.get(live.id, live.notes)) if live else Notes("", "")


VIEW = View(
    "moderator",
    "notes",
    "moderator/notes.html",
    notes,
    shows=frozenset({"agenda", "notes", "people", "holders"}),
)
