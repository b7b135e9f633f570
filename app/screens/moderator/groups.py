"""Who is here, by constituency, and how many of each have answered the live question."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.constituencies import Constituency
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.moderator.people import WHO


class Group(NamedTuple):
    """A constituency, how many of it have joined and how many of those have answered the live question.

    `answered` is None where the group is too small: beside the answers as they come in, it would say what
    single people answered.
    """

    label: str
    joined: int
    answered: int | None


@dataclass(frozen=True)
class Groups(Shown):
    """The groups of each list of the plan, under its name; `asks` says whether the live item asks anything."""

    asks: bool
    by: list[tuple[str, list[Group]]]


def groups(scene: Scene) -> Groups:
    """As they are now."""
    live = scene.state.live
    answered = scene.state.answered.get(live.id, set()) if live else set()
    by = ((scene.say(one.label), _groups(scene, one, answered)) for one in scene.plan.constituencies)
    return Groups(bool(live and live.asks), [(label, groups) for label, groups in by if groups])


def _groups(scene: Scene, constituency: Constituency, answered: set[str]) -> list[Group]:
    hidden = scene.findings.hidden(constituency.name)
    labels = {choice.id: scene.say(choice.label) for choice in constituency.choices}
    return [
        Group(
            labels[group.value], len(group.members), None if group in hidden else len(group.members & answered)
        )
        for group in scene.findings.groups[constituency.name]
        if group.value in labels
    ]


VIEW = View("moderator", "groups", "moderator/groups.html", groups, shows=WHO, per_second=2.0)
