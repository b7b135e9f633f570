"""The agenda: planned, actual and projected times."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.timetable import Row, timetable


@dataclass(frozen=True)
class Agenda(Shown):
    """Every item."""

    rows: list[Row]


def agenda(scene: Scene) -> Agenda:
    """As it is now."""
    return Agenda(timetable(scene))


VIEW = View(
    "moderator", "agenda", "moderator/agenda.html", agenda, shows=frozenset({"agenda", "times"}), ticks=True
)
