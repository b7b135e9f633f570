"""What became of what was said: which statements rest on it, where these go, and why it is not taken up."""

from typing import NamedTuple

from app.domain.guidance.data import Handling
from app.domain.guidance.words import STANCES
from app.domain.inputs.data import Input
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.readback import ReadBack, read_back


class Use(NamedTuple):
    """A statement that rests on an input: how the input bears on it, and where it goes in the policy."""

    statement: ReadBack
    stance: str
    section: str


class Fate(NamedTuple):
    """An input, and what became of it. `quoted` says that it stands in the report; `open` that nobody has said
    yet what becomes of it."""

    id: str
    text: str
    uses: list[Use]
    quoted: bool
    why_not: str
    open: bool


def fate(scene: Scene, input: Input) -> Fate:
    """As it is now."""
    handling = scene.state.handled.get(input.id, Handling())
    using = [one for one in scene.state.statements.values() if not one.dropped and input.id in one.evidence]
    uses = [Use(read_back(scene, one), _(STANCES[one.evidence[input.id]]), one.section) for one in using]
    quoted = handling.quoted and input.consent not in (None, "none") and scene.state.stands(input)
    is_open = not uses and not quoted and not handling.why_not
    words = "" if scene.state.is_erased(input) else input.text
    return Fate(input.id, words, uses, quoted, handling.why_not, is_open)
