"""What would be taken back by the next undo, in words, and whose it was."""

from typing import NamedTuple

from app.domain.entry import Body
from app.domain.roles import HELD, role_of
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.log_lines import Telling
from app.screens.shortened import shortened

NAMED = 2
"""How many inputs are named by their ids; more are counted."""

SHORT = 60
"""How long what an action says may be, in letters: what somebody typed has no end. What was done is not cut."""


class Undoing(NamedTuple):
    """The action with this `seq`: what was done, what whoever did it is called, and their id."""

    seq: int
    what: str
    whose: str
    by: str


def undoing(scene: Scene) -> Undoing | None:
    """The last action; None where there is nothing to take back."""
    if not scene.state.actions:
        return None
    last = scene.state.actions[-1]
    held = HELD.get(role_of(last.actor))
    whose = scene.name(last.actor) or (_(held.line) if held else "")
    return Undoing(last.seq, _what(scene, last.body), whose, last.actor)


def _what(scene: Scene, body: Body) -> str:
    telling = Telling(scene)
    said = body.told(telling)
    inputs = "" if any(one in said for one in body.inputs_named) else _inputs(body)
    item = "" if body.inputs_named else getattr(body, "item", "")
    about = telling.item(item) if item in scene.state.agenda else ""
    return " · ".join(filter(None, (_(body.line), inputs, shortened(said, SHORT), about)))


def _inputs(body: Body) -> str:
    named = body.inputs_named
    return ", ".join(named[:NAMED]) + (f" +{len(named) - NAMED}" if len(named) > NAMED else "")
