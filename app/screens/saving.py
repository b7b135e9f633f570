"""Whether what is sent is being saved: on every screen."""

from app.live.asking.screen import Screen
from app.live.showing.scene import Scene
from app.live.showing.shown import Nothing
from app.live.showing.view import View


def nothing(scene: Scene) -> Nothing:
    """No more than the scene."""
    return Nothing()


def saving(screen: Screen, template: str = "parts/saving.html") -> View:
    """The view of a screen that says so."""
    return View(screen, "saving", template, nothing, trouble=True)
