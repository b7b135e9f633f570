"""The floor by itself: who speaks and for how long, who is next, and who was heard."""

from dataclasses import dataclass

from app.domain.text import N_
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.board.floor import SHOWS, Voice
from app.screens.board.floor import floor as strip
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.heard import GroupHeard
from app.screens.turn import TurnClock


@dataclass(frozen=True)
class Floor(OnStage):
    """As the strip below other scenes has it."""

    turn: TurnClock | None
    speaker: Voice | None
    next: list[Voice]
    more: int
    groups: list[GroupHeard]


def is_asked_for(scene: Scene) -> bool:
    """Whether anyone speaks or wants to, or it is shown who was heard."""
    now = strip(scene)
    return bool(now.speaker or now.next or now.groups)


def floor(scene: Scene) -> Floor:
    """As it is now."""
    now = strip(scene)
    who = (now.speaker.name or now.speaker.group or _("a participant")) if now.speaker else ""
    said = _("%(who)s has the floor.", who=who) if who else _("Nobody has the floor.")
    return Floor(said=said, **now.named())


SCENE = BoardScene("floor", N_("The floor"), "board/scenes/floor.html", floor, SHOWS, there=is_asked_for)
