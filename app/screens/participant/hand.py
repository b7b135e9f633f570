"""Asking for the floor, and the reader's own turn."""

from dataclasses import dataclass

from app.domain.floor.commands import MOST_CHARACTERS
from app.domain.floor.data import Hand
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.turn import TurnClock, turn_clock


@dataclass(frozen=True)
class OwnHand(Shown):
    """Whether the reader has asked to speak, and on what; their turn while they have the floor. `most` is how
    many characters say on what, `key` that of the form."""

    raised: bool
    topic: str
    turn: TurnClock | None
    most: int
    key: str


def hand(scene: Scene) -> OwnHand:
    """As it is now."""
    raised = _raised(scene)
    return OwnHand(
        raised=raised is not None,
        topic=raised.topic if raised else "",
        turn=turn_clock(scene) if _has_the_floor(scene) else None,
        most=MOST_CHARACTERS,
        key=scene.kept.key,
    )


def _raised(scene: Scene) -> Hand | None:
    return scene.state.hands.get(scene.who) if scene.who else None


def _has_the_floor(scene: Scene) -> bool:
    return scene.who is not None and scene.state.stage.floor == scene.who


def _own(scene: Scene) -> bool:
    return _raised(scene) is not None or _has_the_floor(scene)


VIEW = View(
    "participant",
    "hand",
    "participant/hand.html",
    hand,
    shows=frozenset({"agenda"}),
    own=_own,
    personal=True,
)
