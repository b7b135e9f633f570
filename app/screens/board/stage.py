"""What is on the board: the scene it was switched to, or the session as it goes."""

from dataclasses import dataclass
from typing import Any

from app.domain.board.data import SceneName
from app.domain.state import State
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.board.scenes.base import OnStage
from app.screens.board.scenes.every import SCENES, on_board


@dataclass(frozen=True)
class Stage(Shown):
    """The scene that is on, by its name and its template; what it shows stands beside these."""

    name: SceneName
    template: str
    of_it: OnStage

    def named(self) -> dict[str, Any]:
        """Each field by its name, those of the scene as well."""
        return {"name": self.name, "template": self.template, **self.of_it.named()}


def stage(scene: Scene) -> Stage:
    """As it is now."""
    on = on_board(scene)
    return Stage(on.name, on.template, on.data(scene))


def _changes_by_itself(state: State) -> bool:
    """Whether people coming and going, or passing time, change the scene that was chosen."""
    return SCENES[state.stage.board.scene].by_itself


VIEW = View(
    "board",
    "stage",
    "board/stage.html",
    stage,
    shows=frozenset[Topic]({"board"}).union(*(one.shows for one in SCENES.values())),
    presence=True,
    ticks=True,
    while_=_changes_by_itself,
    leads=True,
)
