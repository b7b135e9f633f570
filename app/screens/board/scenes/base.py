"""What every scene of the board has in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.board.data import SceneName
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


@dataclass(frozen=True)
class OnStage(Shown):
    """What a scene's template shows; `said` says it in words to whoever does not see it, and is read out when
    it changes."""

    said: str


def always(scene: Scene) -> bool:
    """There is always something of it to show."""
    return True


class BoardScene(NamedTuple):
    """A scene: what moderators call it; its template, which is given what `data` says; the topics that change
    it, and whether it changes `by_itself` as well, as people come and go and time passes; and whether there is
    anything of it `there` now. Where there is not, the board follows the session."""

    name: SceneName
    label: str
    template: str
    data: Callable[[Scene], OnStage]
    shows: frozenset[Topic] = frozenset()
    by_itself: bool = False
    there: Callable[[Scene], bool] = always
