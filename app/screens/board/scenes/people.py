"""Who is here: the hemicycle, filling the wall."""

from dataclasses import dataclass

from app.i18n import ngettext
from app.live.showing.scene import Scene
from app.screens.attendance import Attendance, attendance
from app.screens.board.scenes.base import BoardScene, OnStage


@dataclass(frozen=True)
class People(OnStage):
    """The figures."""

    here: Attendance


def people(scene: Scene) -> People:
    """As they are now. They change too often to be read out each time."""
    here = attendance(scene)
    return People(ngettext("%(n)s joined", "%(n)s joined", here.joined, n=here.joined), here)


SCENE = BoardScene(
    "people", "board/scenes/people.html", people, frozenset({"agenda", "ballots", "words", "people"})
)
