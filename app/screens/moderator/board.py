"""What the board shows, and what it can be switched to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from app.domain.board.data import SceneName
from app.i18n import gettext
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.board.scenes.every import SCENES, on_board

A_BREAK = 5
"""How many minutes a break has, and how many are added to it by the same key."""


class Choice(NamedTuple):
    """A scene: what it is called, whether it is on, whether it can be shown, the key that shows it, and the
    fields of the command that does."""

    label: str
    on: bool
    there: bool
    key: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Board(Shown):
    """Every scene, in order."""

    choices: list[Choice]


def board(scene: Scene) -> Board:
    """As it is now. The first has the key 1, and the last 0."""
    on = on_board(scene)
    keys = [*(str(place) for place in range(1, len(SCENES))), "0"]
    return Board(
        [
            Choice(gettext(one.label), one is on, one.there(scene), key, _fields(scene, one.name))
            for key, one in zip(keys, SCENES.values(), strict=True)
        ]
    )


def _fields(scene: Scene, name: SceneName) -> dict[str, str]:
    return {"scene": name, "minutes": str(_minutes(scene))} if name == "pause" else {"scene": name}


def _minutes(scene: Scene) -> int:
    """Five, or five more than are left of the break that is on."""
    until = scene.state.stage.board.until
    left = max(timedelta(), until - scene.now) if until else timedelta()
    return round(left / timedelta(minutes=1)) + A_BREAK


VIEW = View(
    "moderator",
    "board",
    "moderator/board.html",
    board,
    shows=frozenset({"board", "agenda", "results", "care", "words", "guidance", "people", "floor"}),
    ticks=True,
)
