"""The agenda: planned, actual and projected times."""

from app.live.showing.view import View
from app.screens.timetable import timetable

VIEW = View(
    "moderator", "agenda", "moderator/agenda.html", timetable, shows=frozenset({"agenda", "times"}), ticks=True
)
