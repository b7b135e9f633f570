"""The result by groups, and by which it may be shown: keys show the next, or the one before."""

from dataclasses import dataclass
from typing import NamedTuple

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.shifts import Shifted, shifted
from app.screens.splits import Split, split_shown


class By(NamedTuple):
    """A constituency to show the result by, and the keys that do, if any."""

    id: str
    label: str
    shown: bool
    keys: str


@dataclass(frozen=True)
class Breakdown(Shown):
    """Of which item; what is shown by groups now, if anything; what changed since an earlier round; and by what
    it could be shown. `hides` are the keys that show it of everyone alone, if any."""

    item: str
    split: Split | None
    shift: Shifted | None
    by: list[By]
    hides: str


def breakdown(scene: Scene) -> Breakdown:
    """As it is now: nothing while answers come in."""
    live, lists = scene.state.live, scene.plan.by_weight
    stage = scene.state.stage
    if live is None or live.vote is None or stage.item(live.id).open or not stage.item(live.id).opened_at:
        return Breakdown("", None, None, [], "")
    shown = stage.split.constituency if stage.split and stage.split.item == live.id else None
    round = [None, *(one.id for one in lists)]
    keys = {one: _keys(round.index(one) - round.index(shown), len(round)) for one in round}
    by = [By(one.id, scene.say(one.label), one.id == shown, keys[one.id]) for one in lists]
    return Breakdown(live.id, split_shown(scene), shifted(scene), by, keys[None])


def _keys(further: int, of: int) -> str:
    """The keys to what stands so much further in a round of so many."""
    on, back = (further % of == 1, further % of == of - 1)
    return " ".join((*(("v", "ArrowRight") if on else ()), *(("ArrowLeft",) if back else ())))


VIEW = View(
    "moderator",
    "breakdown",
    "moderator/breakdown.html",
    breakdown,
    shows=frozenset({"agenda", "voting", "results", "ballots", "people"}),
)
