"""The result by groups, and by which it may be shown: one key shows the first, then the next, then none."""

from dataclasses import dataclass
from typing import NamedTuple

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.shifts import Shifted, shifted
from app.screens.splits import Split, split


class By(NamedTuple):
    """A constituency to show the result by; `next` is the one that the key shows."""

    id: str
    label: str
    shown: bool
    next: bool


@dataclass(frozen=True)
class Breakdown(Shown):
    """Of which item; what is shown by groups now, if anything; what changed since an earlier round; and by what
    it could be shown. With the last of them shown the key shows none."""

    item: str
    split: Split | None
    shift: Shifted | None
    by: list[By]
    last: bool


def breakdown(scene: Scene) -> Breakdown:
    """As it is now: nothing while answers come in."""
    live, lists = scene.state.live, scene.plan.by_weight
    stage = scene.state.stage
    if live is None or live.vote is None or stage.item(live.id).open or not stage.item(live.id).opened_at:
        return Breakdown("", None, None, [], False)
    shown = stage.split if stage.split and stage.split.item == live.id else None
    place = next((n for n, one in enumerate(lists) if shown and one.id == shown.constituency), -1)
    by = [By(one.id, scene.say(one.label), n == place, n == place + 1) for n, one in enumerate(lists)]
    now = split(scene, live.id, shown.constituency) if shown else None
    return Breakdown(live.id, now, shifted(scene), by, place == len(lists) - 1 and shown is not None)


VIEW = View(
    "moderator",
    "breakdown",
    "moderator/breakdown.html",
    breakdown,
    shows=frozenset({"agenda", "voting", "results", "ballots", "people"}),
)
