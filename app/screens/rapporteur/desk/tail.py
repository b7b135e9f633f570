"""How far the log is, for the desk: what comes fetches its columns again, as they are filtered."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.rapporteur.desk.evidence import left


@dataclass(frozen=True)
class DeskTail(Shown):
    """How many inputs there are, and how many were not looked at yet."""

    inputs: int
    left: int
    seq: int


def desk_tail(scene: Scene) -> DeskTail:
    """As it is now."""
    return DeskTail(len(scene.state.inputs), left(scene), scene.seq)


VIEW = View("rapporteur", "desk-tail", "rapporteur/desk/tail.html", desk_tail, any_entry=True, per_second=1.0)
