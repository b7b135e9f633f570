"""The form in which it is said how many are invited."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


@dataclass(frozen=True)
class Inviting(Shown):
    """What can be chosen of each constituency, under its name: as the command names it, and its label."""

    by: list[tuple[str, list[tuple[str, str]]]]


def inviting(scene: Scene) -> Inviting:
    """The form as it is offered."""
    by = scene.plan.by_weight
    return Inviting(
        [(scene.say(one.label), [(f"{one.id}:{c.id}", scene.say(c.label)) for c in one.choices]) for one in by]
    )
