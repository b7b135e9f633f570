"""Asking for the floor."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


@dataclass(frozen=True)
class Hand(Shown):
    """Whether the reader has asked to speak, and whether they are speaking. `key` is that of the form."""

    raised: bool
    speaking: bool
    key: str


def hand(scene: Scene) -> Hand:
    """As it is now."""
    return Hand(scene.who in scene.state.hands, _speaking(scene), scene.kept.key)


def _speaking(scene: Scene) -> bool:
    return scene.who is not None and scene.state.stage.floor == scene.who


def _own(scene: Scene) -> bool:
    return scene.who in scene.state.hands or _speaking(scene)


VIEW = View("participant", "hand", "participant/hand.html", hand, own=_own, personal=True)
