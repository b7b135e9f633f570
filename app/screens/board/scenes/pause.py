"""A break, with the time until it is over."""

from dataclasses import dataclass

from app.domain.text import N_
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage


@dataclass(frozen=True)
class Pause(OnStage):
    """When it is over: in milliseconds since 1970 and in words (0 and "": when the moderator goes on); and what
    comes then."""

    over: int
    until: str
    following: str


def pause(scene: Scene) -> Pause:
    """As it is now."""
    until, live = scene.state.stage.board.until, scene.state.live
    time = scene.time(until)
    said = _("A break. We go on at %(time)s.", time=time) if until else _("A break.")
    over = int(until.timestamp() * 1000) if until else 0
    return Pause(said, over, time, scene.say(live.headline) if live else "")


SCENE = BoardScene("pause", N_("Break"), "board/scenes/pause.html", pause, frozenset({"agenda"}))
