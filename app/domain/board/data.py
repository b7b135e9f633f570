"""The scenes of the board: what it can show."""

from datetime import datetime
from typing import Literal, NamedTuple, get_args

SceneName = Literal[
    "session",
    "agenda",
    "join",
    "question",
    "results",
    "inputs",
    "statement",
    "floor",
    "people",
    "pause",
]
SCENE_NAMES: tuple[SceneName, ...] = get_args(SceneName)


class OnBoard(NamedTuple):
    """What the board shows: the `session` as it goes, or something else until the next item; and until when a
    pause is held."""

    scene: SceneName = "session"
    until: datetime | None = None
