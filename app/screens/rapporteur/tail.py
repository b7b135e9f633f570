"""Where the log ends now; its coming fetches the lines again, as they are filtered."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class Tail(Shown):
    """How many entries, inputs and participants there are."""

    entries: int
    inputs: int
    people: int


def tail(scene: Scene) -> Tail:
    """As it is now."""
    return Tail(scene.seq, len(scene.state.inputs), len(scene.state.participants))


VIEW = View("rapporteur", "tail", "rapporteur/tail.html", tail, any_entry=True, per_second=1.0)
