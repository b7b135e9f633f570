"""What would be taken back by the next undo, in words, and whose it was."""

from textwrap import shorten
from typing import NamedTuple

from app.domain.entry import Body
from app.domain.roles import HELD, role_of
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.log_lines import Telling
from app.screens.moderator.lateness import called

NAMED = 2
"""How many inputs are named by their ids; more are counted."""

SHORT = 60
"""How long what is said beside what happened may be, in letters."""


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
    said = body.told(Telling(scene))
    about = "" if any(one in said for one in body.inputs_named) else _about(scene, body)
    return shorten(" · ".join(filter(None, (_(body.line), about, said))), SHORT, placeholder="…")


def _about(scene: Scene, body: Body) -> str:
    named = body.inputs_named
    if named:
        return ", ".join(named[:NAMED]) + (f" +{len(named) - NAMED}" if len(named) > NAMED else "")
    item = scene.state.agenda.get(getattr(body, "item", ""))
    return called(scene, item) if item else ""
