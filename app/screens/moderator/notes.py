"""What the moderators have before them on the live item, and nobody else reads."""

from dataclasses import dataclass

from app.domain.seen import Written
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class Notes(Shown):
    """The live item, "" where none is, the notes on it, and which wording of them this is."""

    item: str
    text: str
    revision: int


def notes(scene: Scene) -> Notes:
    """As they are now: as the plan has them, until somebody changed them."""
    live = scene.state.live
    if not live:
        return Notes("", "", 0)
    stands = scene.state.notes.get(live.id, Written(live.notes, 0))
    return Notes(live.id, stands.text, stands.revision)


VIEW = View(
    "moderator",
    "notes",
    "moderator/notes.html",
    notes,
    shows=frozenset({"agenda", "notes", "people", "holders"}),
)
