"""Who is here, by constituency: of those invited, how many have come and answered the live question."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.attendance.counting import Attended, attended
from app.domain.constituencies import Constituency
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View

WHO: frozenset[Topic] = frozenset({"agenda", "ballots", "words", "judgements", "people", "attendance"})


class Group(NamedTuple):
    """What was chosen of a constituency: how many joined, are here now, are invited (None: it is not known),
    and have answered the live question, of those who joined.

    `answered` is None where the group is too small: beside the answers as they come in, it would say what
    single people answered. The shares are of those expected, in percent, for the bar.
    """

    label: str
    joined: int
    here: int
    invited: int | None
    answered: int | None
    here_share: float
    answered_share: float


class By(NamedTuple):
    """What a list of the plan is called, its groups, the least first, and whether it is known of any how
    many are invited. It is folded where it is neither the main one nor any number invited is known."""

    label: str
    groups: list[Group]
    of_invited: bool
    folded: bool


@dataclass(frozen=True)
class Groups(Shown):
    """The groups of each list of the plan; `asks` says whether the live item asks anything."""

    asks: bool
    by: list[By]


def groups(scene: Scene) -> Groups:
    """As they are now."""
    live = scene.state.live
    by = (_by(scene, one) for one in scene.plan.constituencies)
    return Groups(
        asks=live is not None and live.asks,
        by=[one for one in by if one.groups],
    )


def _by(scene: Scene, by: Constituency) -> By:
    counted = attended(scene.state, scene.findings, by, scene.presence.participants)
    groups = [_group(scene, one) for one in counted]
    of_invited = any(one.invited is not None for one in groups)
    return By(
        scene.say(by.label), groups, of_invited, folded=by is not scene.plan.by_weight[0] and not of_invited
    )


def _group(scene: Scene, one: Attended) -> Group:
    return Group(
        label=scene.say(one.choice.label) if one.choice else "",
        joined=one.joined,
        here=one.here,
        invited=one.invited,
        answered=one.answered,
        here_share=_percent(one.here, one.of),
        answered_share=_percent(one.answered or 0, one.of),
    )


def _percent(people: int, of: int) -> float:
    return round(100 * people / of, 1) if of else 0.0


VIEW = View("moderator", "groups", "moderator/groups.html", groups, shows=WHO, presence=True, per_second=2.0)
