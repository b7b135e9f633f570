"""Who asks for the floor, and who has it."""

from dataclasses import dataclass
from typing import NamedTuple

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


class Speaker(NamedTuple):
    """A participant, what they are called and what they said of themselves."""

    who: str
    name: str
    constituency: str


@dataclass(frozen=True)
class Hands(Shown):
    """Who has the floor; who asks for it, in order; and how many hands are raised."""

    floor: Speaker | None
    hands: list[Speaker]
    raised: int


def hands(scene: Scene) -> Hands:
    """As they are now."""
    floor, raised = scene.state.stage.floor, scene.state.hands
    waiting = [_speaker(scene, who) for who in raised if who != floor]
    return Hands(_speaker(scene, floor) if floor else None, waiting, len(raised))


def _speaker(scene: Scene, who: str) -> Speaker:
    return Speaker(who, scene.name(who), scene.constituency(who))


VIEW = View("moderator", "hands", "moderator/hands.html", hands, shows=frozenset({"floor", "people"}))
