"""What became of what was said: which statements rest on it, where these go, and why it is not taken up."""

from typing import NamedTuple

from app.domain.guidance.data import Handling
from app.domain.guidance.resting import used_by
from app.domain.guidance.words import STANCES
from app.domain.inputs.data import Input
from app.domain.state import State
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
    """As it is now. What becomes of the one that it was merged into becomes of it as well."""
    handling = scene.state.handled.get(input.id, Handling())
    counts_in = _counts_in(scene.state, input)
    by = {one.id: one.evidence[id] for id in reversed(counts_in) for one in used_by(scene.state, id)}
    using = [one for one in scene.state.statements.values() if one.id in by]
    uses = [Use(read_back(scene, one), _(STANCES[by[one.id]]), one.section) for one in using]
    quoted = handling.quoted and scene.state.may_be_quoted(input)
    handled = [one for id in counts_in if (one := scene.state.handled.get(id))]
    why_not = next((one.why_not for one in handled if one.why_not), "")
    words = "" if scene.state.is_erased(input) else input.text
    return Fate(input.id, words, uses, quoted, why_not, open=not (uses or quoted or why_not))


def _counts_in(state: State, input: Input) -> list[str]:
    """The input, and the one that stands for it, where its people count for that."""
    head = state.stood_for_by(input)
    return list(dict.fromkeys([input.id, *([head.id] if input in state.spoken_for(head) else [])]))
