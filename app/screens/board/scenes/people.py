"""Who is here: the hemicycle, and the groups of the main constituency, of which those of few stand as one."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.attendance.counting import invited
from app.domain.constituencies import Constituency
from app.domain.text import N_
from app.i18n import ngettext
from app.live.showing.scene import Scene
from app.screens.attendance import Attendance, attendance
from app.screens.board.scenes.base import BoardScene, OnStage


class Here(NamedTuple):
    """A group: its label, how many of it are connected, how many are invited (None: it is not known, or more
    have come), and how long its bar and its track are, in percent of the longest."""

    label: str
    people: int
    invited: int | None
    bar: float
    track: float


@dataclass(frozen=True)
class People(OnStage):
    """The figures; what the main constituency is called ("": the plan has none), and its groups, the largest
    first. `rest` are those connected whose group is too small to be told apart, or who did not say."""

    here: Attendance
    label: str
    groups: list[Here]
    rest: int
    people: int


def people(scene: Scene) -> People:
    """As they are now. They change too often to be read out each time."""
    figures, by = attendance(scene), next(iter(scene.plan.by_weight), None)
    told = _told(scene, by) if by else []
    longest = max((max(people, expected or 0) for _label, people, expected in told), default=1)
    groups = [_here(longest, *one) for one in told]
    here = sum(who in scene.state.participants for who in scene.presence.participants)
    return People(
        said=ngettext("%(n)s joined", "%(n)s joined", figures.joined, n=figures.joined),
        here=figures,
        label=scene.say(by.label) if by else "",
        groups=groups,
        rest=here - sum(one.people for one in groups),
        people=here,
    )


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


SCENE = BoardScene(
    "people",
    N_("Who is here"),
    "board/scenes/people.html",
    people,
    frozenset({"agenda", "ballots", "words", "judgements", "people", "attendance"}),
    by_itself=True,
)
