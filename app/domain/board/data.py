"""The scenes of the board: what it can show."""

from datetime import datetime, timedelta
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
    """What the board shows: the `session` as it goes, or something else until the next item; and since when and
    until when a pause is held."""

    scene: SceneName = "session"
    until: datetime | None = None
    since: datetime | None = None

    def held(self, at: datetime | None = None) -> timedelta:
        """How long a pause has been held `at` a moment; how long it is to be, where none is given."""
        if self.since is None or self.until is None:
            return timedelta()
        return min(at or self.until, self.until) - self.since
