"""Who asks for the floor, in the order chosen, and who has it."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.floor.order import called_in_order
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.heard import why_first
from app.screens.turn import TurnClock, turn_clock


class Speaker(NamedTuple):
    """A participant, what they are called and what they said of themselves."""

    who: str
    name: str
    constituency: str


class Waiting(NamedTuple):
    """Someone who asks to speak: on what, in which language, and since when."""

    speaker: Speaker
    topic: str
    language: str
    since: str


@dataclass(frozen=True)
class Hands(Shown):
    """Who has the floor, and their turn; who asks for it, in order; whether that order is the suggested one, of
    whom least was heard so far; and then why the first of them is."""

    floor: Speaker | None
    turn: TurnClock | None
    hands: list[Waiting]
    least_heard: bool
    because: str


def hands(scene: Scene) -> Hands:
    """As they are now."""
    stage = scene.state.stage
    waiting = called_in_order(scene.state, scene.now)
    least_heard = stage.floor_order == "least_heard"
    return Hands(
        floor=_speaker(scene, stage.floor) if stage.floor else None,
        turn=turn_clock(scene),
        hands=[_waiting(scene, who) for who in waiting],
        least_heard=least_heard,
        because=why_first(scene, waiting[0]) if waiting and least_heard else "",
    )


def _waiting(scene: Scene, who: str) -> Waiting:
    hand = scene.state.hands[who]
    return Waiting(_speaker(scene, who), hand.topic, hand.language.upper(), scene.time(hand.since))


def _speaker(scene: Scene, who: str) -> Speaker:
    return Speaker(who, scene.name(who), scene.constituency(who))


VIEW = View(
    "moderator",
    "hands",
    "moderator/hands.html",
    hands,
    shows=frozenset({"floor", "people", "words", "agenda"}),
    ticks=True,
)

SIGN = View(
    "moderator", "floor-sign", "moderator/floor_sign.html", hands, shows=frozenset({"floor", "people", "words"})
)
