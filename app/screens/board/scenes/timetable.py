"""The agenda and the clock."""

from dataclasses import dataclass

from app.domain.text import N_
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.timetable import Row, rows


@dataclass(frozen=True)
class Agenda(OnStage):
    """Every item that is not left out; when the live one's time is up (milliseconds since 1970; 0: none is
    live) of how much (milliseconds); and when the session ends."""

    rows: list[Row]
    ends: int
    allotted: int
    until: str


def agenda(scene: Scene) -> Agenda:
    """As it is now."""
    coming = [row for row in rows(scene) if row.state != "left_out"]
    live = [row.title for row in coming if row.state == "current"]
    ends = scene.shown_end(scene.clock.projected_end)
    said = _("Now: %(item)s. The session ends at %(time)s.", item=live[0], time=ends) if live else ""
    return Agenda(said, coming, scene.item_ends, scene.item_allotted, ends)


SCENE = BoardScene(
    "agenda", N_("Agenda"), "board/scenes/agenda.html", agenda, frozenset({"agenda", "times"}), by_itself=True
)
