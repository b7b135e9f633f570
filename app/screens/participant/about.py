"""What the session is about, to be opened by whoever wants to read it. It is planned: no entry changes it."""

from app.live.showing.view import View
from app.screens.about import about

VIEW = View("participant", "about", "participant/about.html", about)
