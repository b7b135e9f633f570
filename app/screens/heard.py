"""How much was heard of each group of the main constituency, as it is read. It is public, and has no small groups."""

from datetime import timedelta
from typing import NamedTuple

from app.domain.floor.heard import heard
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.speaking import minutes


class GroupHeard(NamedTuple):
    """A group, how many turns it had, and how long they took ("4:10"; nothing where no time was taken)."""

    label: str
    turns: int
    time: str


def groups_heard(scene: Scene) -> list[GroupHeard]:
    """Every group, also those of whom nothing was heard; none where the plan tells no groups apart."""
    main = next(iter(scene.plan.by_weight), None)
    if main is None:
        return []
    labels = {choice.id: scene.say(choice.label) for choice in main.choices}
    return [
        GroupHeard(labels.get(group) or _("not said"), one.turns, _told(one.time))
        for group, one in heard(scene.state, main, scene.now).items()
    ]


def _told(time: timedelta) -> str:
    return minutes(time) if time else ""
