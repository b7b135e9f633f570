"""Who may join, whether very many have of late, and whether answers of another day stand."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.moderator.burst import burst, earlier_day


@dataclass(frozen=True)
class Door(Shown):
    """Whether it is closed; how many have joined at once, where that is worth a look; the day of which answers
    stand, in words; and the run that could be begun afresh."""

    closed: bool
    burst: int
    earlier: str
    run: int


def door(scene: Scene) -> Door:
    """As it is now."""
    day = earlier_day(scene)
    return Door(scene.state.stage.door_closed, burst(scene), scene.day(day) if day else "", scene.state.run)


VIEW = View(
    "moderator",
    "door",
    "moderator/door.html",
    door,
    shows=frozenset({"door", "people", "agenda", "ballots", "words"}),
    ticks=True,
    per_second=1.0,
)
