"""Who is here by the main constituency, where the moderator shows it: groups of few stand as one."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.attendance.counting import invited
from app.domain.constituencies import Constituency
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


class Here(NamedTuple):
    """A group: its label, how many of it are connected, how many are invited (None: it is not known, or more
    have come), and how long its bar and its track are, in percent of the longest."""

    label: str
    people: int
    invited: int | None
    bar: float
    track: float


@dataclass(frozen=True)
class Present(Shown):
    """What the constituency is called, and its groups, the largest first; `rest` are those connected whose
    group is too small to be told apart, or who did not say. `shown` says whether the moderator shows it."""

    shown: bool
    label: str
    groups: list[Here]
    rest: int
    people: int


def present(scene: Scene) -> Present:
    """As it is now."""
    by = next(iter(scene.plan.by_weight), None)
    if not scene.state.stage.present or by is None:
        return Present(False, "", [], 0, 0)
    here = scene.presence.participants
    told = _told(scene, by)
    all = sum(who in scene.state.participants for who in here)
    longest = max((max(people, expected or 0) for _label, people, expected in told), default=1)
    groups = [_here(longest, *one) for one in told]
    return Present(True, scene.say(by.label), groups, all - sum(one.people for one in groups), all)


def _here(longest: int, label: str, people: int, expected: int | None) -> Here:
    known = expected if expected and expected >= people else None
    shares = (round(100 * one / longest, 1) for one in (people, known or people))
    return Here(label, people, known, *shares)


def _told(scene: Scene, by: Constituency) -> list[tuple[str, int, int | None]]:
    here = frozenset(scene.presence.participants)
    hidden = scene.findings.hidden(by.name, here)
    counts = [
        (scene.say(choice.label), len(group.members & here), invited(scene.state, by, choice))
        for group in scene.findings.groups[by.name]
        if group not in hidden and (choice := by.choice(group.value))
    ]
    return sorted((one for one in counts if one[1]), key=lambda one: -one[1])


VIEW = View(
    "board",
    "present",
    "board/present.html",
    present,
    shows=frozenset({"people", "attendance"}),
    presence=True,
    per_second=1.0,
)
