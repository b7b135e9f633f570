"""The agenda with its planned times."""

from app.live.showing.view import View
from app.screens.timetable import timetable

VIEW = View("participant", "agenda", "participant/agenda.html", timetable, shows=frozenset({"agenda"}))
