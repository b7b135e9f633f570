"""The inputs that have no words in the reader's language yet, and those that somebody gave some."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.inputs.data import Input
from app.domain.text import Language
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View

MOST = 40
"""How many stand on the screen at once: the newest."""


class Waiting(NamedTuple):
    """An input: its wording and the language of that, the rendering it has ("": none) and which one that is,
    and whether it stands on the board."""

    id: str
    text: str
    language: Language | None
    revision: int
    rendered: str
    stands: int
    on_board: bool


@dataclass(frozen=True)
class Renderings(Shown):
    """Those that wait, first what is on the board and then the newest; how many more do; and those that have
    words, the newest first."""

    waiting: list[Waiting]
    more: int
    rendered: list[Waiting]
    into: Language


def renderings(scene: Scene) -> Renderings:
    """As they are now. What was written in the reader's language needs none."""
    stage = scene.state.stage
    shown = {one.input for one in stage.shown}
    all = [
        _waiting(scene, input, input.item == stage.live and input.id in shown)
        for input in reversed(scene.state.inputs.values())
        if scene.state.stands(input) and input.language != scene.language
    ]
    waiting = sorted((one for one in all if not one.rendered), key=lambda one: not one.on_board)
    rendered = [one for one in all if one.rendered]
    return Renderings(waiting[:MOST], max(0, len(waiting) - MOST), rendered[:MOST], scene.language)


def _waiting(scene: Scene, input: Input, on_board: bool) -> Waiting:
    rendering = input.renderings.get(scene.language)
    said = rendering.text if rendering else ""
    stands = rendering.revision if rendering else 0
    return Waiting(input.id, input.text, input.language, input.revision, said, stands, on_board)


VIEW = View(
    "interpreter",
    "renderings",
    "interpreter/renderings.html",
    renderings,
    shows=frozenset({"words", "support", "care", "agenda", "people"}),
)
