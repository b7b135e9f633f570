"""The inputs that were chosen to be shown, by themselves."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.inputs.chosen import beyond, on_board
from app.domain.inputs.data import Input
from app.domain.text import N_
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.chips import Chip, chips
from app.screens.questions import Asked, live_item
from app.screens.quoting import author_of

MOST_INPUTS = 3
"""How many inputs stand on the board at once: those pinned, and the ones shown last."""

SHOWS: frozenset[Topic] = frozenset({"agenda", "words", "care", "names", "support", "people"})


class Large(NamedTuple):
    """An input as it stands on the board; `author` is empty unless names are shown, `similar` for how
    many others it stands."""

    input: Input
    themes: tuple[Chip, ...]
    author: str
    support: int
    pinned: bool
    similar: int


@dataclass(frozen=True)
class Chosen(OnStage):
    """The live item, if any, the inputs, and how many more were chosen `beyond` those."""

    live: Asked | None
    shown: list[Large]
    beyond: int


def chosen(scene: Scene) -> Chosen:
    """As it is now."""
    inputs = large_inputs(scene)
    return Chosen(said_of(scene, inputs), live_item(scene), inputs, not_shown(scene))


def large_inputs(scene: Scene) -> list[Large]:
    """Those of the live item that are pinned, or were chosen last."""
    return [_large(scene, input) for input in on_board(scene.state, MOST_INPUTS)]


def not_shown(scene: Scene) -> int:
    """How many more were chosen than stand on the board at once."""
    return beyond(scene.state, MOST_INPUTS)


def said_of(scene: Scene, inputs: list[Large]) -> str:
    """The last of them in words."""
    if not inputs:
        return ""
    input = inputs[-1].input
    rendered = input.renderings.get(scene.language)
    return rendered.text if rendered else input.text


def are_chosen(scene: Scene) -> bool:
    """Whether any was."""
    return bool(on_board(scene.state, MOST_INPUTS))


def _large(scene: Scene, input: Input) -> Large:
    author = _author(scene, input) if scene.state.stage.names else ""
    pinned = scene.state.is_pinned(input)
    support, similar = len(scene.state.supporters(input)), scene.state.similar(input)
    return Large(input, chips(scene, input.themes), author, support, pinned, similar)


def _author(scene: Scene, input: Input) -> str:
    """As they consented to be quoted; as they are called, where they were not asked."""
    if input.consent:
        return author_of(scene, input)
    name = scene.author(input)
    return " · ".join(filter(None, (name, scene.speaking_for(scene.state.said_by(input))))) if name else ""


SCENE = BoardScene("inputs", N_("Inputs"), "board/scenes/inputs.html", chosen, SHOWS, there=are_chosen)
