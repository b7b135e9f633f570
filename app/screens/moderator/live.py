"""The live item and what can be done with it."""

from dataclasses import dataclass

from app.domain.topics import EVERYTHING
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.about import kind
from app.screens.moderator.undoing import Undoing, undoing
from app.screens.questions import Asked, live_item


@dataclass(frozen=True)
class Live(Shown):
    """The live item, what comes next, and what a press of a key would leave or take back. `title` and `kind`
    are the session's; `given` are the minutes that were added to the live item; `last` is what would be undone;
    `names` says whether names stand on the board, `goes_on` whether the session goes on by itself."""

    live: Asked | None
    started: bool
    title: str
    kind: str
    next: str
    leaving: str
    given: int
    last: Undoing | None
    names: bool
    goes_on: bool


def live(scene: Scene) -> Live:
    """As it is now."""
    stage = scene.state.stage
    following = scene.state.agenda.neighbour(stage.live, 1)
    return Live(
        live=live_item(scene),
        started=stage.started_at is not None,
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        next=scene.say(following.headline) if following else "",
        leaving=stage.live or "",
        given=stage.item(stage.live).extended if stage.live else 0,
        last=undoing(scene),
        names=stage.names,
        goes_on=stage.goes_on,
    )


VIEW = View(
    "moderator",
    "live",
    "moderator/live.html",
    live,
    shows=EVERYTHING - {"ballots", "judgements", "people"},
    leads=True,
)
