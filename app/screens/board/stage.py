"""The question, its results once revealed, and the inputs chosen to be shown."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.inputs.chosen import on_board
from app.domain.inputs.data import Input
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.about import kind, umbrella
from app.screens.chips import Chip, areas, chips
from app.screens.questions import Asked, Results, live_item
from app.screens.quoting import author_of
from app.screens.readback import ReadBack, read_back_now

MOST_INPUTS = 3
"""How many inputs stand on the board at once: those pinned, and the ones shown last."""

MOST_COUNTS = 2
"""How many shows of hands: the last."""


class Large(NamedTuple):
    """An input as it stands on the board; `author` is empty unless names are shown."""

    input: Input
    themes: tuple[Chip, ...]
    author: str
    support: int
    pinned: bool


@dataclass(frozen=True)
class Stage(Shown):
    """The live item with what is shown of it. `title`, `kind` and `umbrella` are the session's; `areas` are the
    themes, where the item says that they are shown; `hands` is what was counted by show of hands;
    `statement` is the one that is read back."""

    live: Asked | None
    statement: ReadBack | None
    results: Results | None
    hands: list[str]
    shown: list[Large]
    areas: tuple[Chip, ...]
    title: str
    kind: str
    umbrella: list[str]


def stage(scene: Scene) -> Stage:
    """As it is now."""
    live, item = live_item(scene), scene.state.live
    return Stage(
        live=live,
        statement=read_back_now(scene),
        results=live.results if live and live.revealed else None,
        hands=live.hands[-MOST_COUNTS:] if live else [],
        shown=[_large(scene, input) for input in on_board(scene.state, MOST_INPUTS)],
        areas=areas(scene) if item and item.shows == "themes" else (),
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        umbrella=umbrella(scene),
    )


def _large(scene: Scene, input: Input) -> Large:
    author = _author(scene, input) if scene.state.stage.names else ""
    return Large(
        input, chips(scene, input.themes), author, len(input.endorsements), scene.state.is_pinned(input)
    )


def _author(scene: Scene, input: Input) -> str:
    """As they consented to be quoted; as they are called, where they were not asked."""
    if input.consent:
        return author_of(scene, input)
    name = scene.author(input)
    return " · ".join(filter(None, (name, scene.speaking_for(scene.state.said_by(input))))) if name else ""


VIEW = View(
    "board",
    "stage",
    "board/stage.html",
    stage,
    shows=frozenset[Topic](
        {"agenda", "voting", "results", "ballots", "hands", "words", "care", "names", "support", "people"}
    )
    | {"guidance", "verdicts"},
    leads=True,
)
