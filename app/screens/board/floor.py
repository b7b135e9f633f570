"""Who has the floor and for how long, who is next, and, where moderators show it, who was heard."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.floor.order import called_in_order
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.heard import GroupHeard, groups_heard
from app.screens.turn import TurnClock, turn_clock

MOST_NEXT = 5
"""How many of those who wait are named."""


class Voice(NamedTuple):
    """Someone who speaks or will: their name where names stand on the board, and for whom they speak, by the
    main constituency. On what they would speak nobody has read yet, so the board does not say it."""

    name: str
    group: str


@dataclass(frozen=True)
class Floor(Shown):
    """Whoever has the floor, and their turn; who is next, in the order that the moderators see, and how many
    more wait; and the groups with what was heard of them."""

    turn: TurnClock | None
    speaker: Voice | None
    next: list[Voice]
    more: int
    groups: list[GroupHeard]


def floor(scene: Scene) -> Floor:
    """As it is now."""
    stage = scene.state.stage
    waiting = called_in_order(scene.state, scene.now)
    return Floor(
        turn=turn_clock(scene),
        speaker=_voice(scene, stage.floor) if stage.floor else None,
        next=[_voice(scene, who) for who in waiting[:MOST_NEXT]],
        more=len(waiting[MOST_NEXT:]),
        groups=groups_heard(scene) if stage.floor_totals else [],
    )


def _voice(scene: Scene, who: str) -> Voice:
    said = scene.state.participants[who].said
    chosen = [one.choice(said.get(one.id)) for one in scene.plan.by_weight[:1]]
    group = "".join(scene.say(choice.label) for choice in chosen if choice)
    return Voice(scene.name(who) if scene.state.stage.names else "", group)


SHOWS: frozenset[Topic] = frozenset({"floor", "people", "names", "words", "agenda"})
VIEW = View(
    "board",
    "floor",
    "board/floor.html",
    floor,
    shows=SHOWS,
    ticks=True,
)
