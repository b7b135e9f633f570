"""Who is here: joined, connected, answered and waited for."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.roles import HELD, Role, role_of
from app.domain.topics import Topic
from app.i18n import gettext
from app.live.showing.scene import Scene
from app.live.showing.view import View
from app.screens.attendance import Attendance, attendance

WHO: frozenset[Topic] = frozenset({"agenda", "ballots", "words", "judgements", "people"})


class Present(NamedTuple):
    """A role: what it is called, how many hold it and have a screen open, and what those are called who
    said."""

    role: str
    how_many: int
    called: list[str]


@dataclass(frozen=True)
class People(Attendance):
    """The attendance, and who is present in each role."""

    roles: list[Present]


def people(scene: Scene) -> People:
    """As it is now."""
    holders = scene.presence.holders()
    return People(**attendance(scene).named(), roles=[_present(scene, role, holders) for role in HELD])


def _present(scene: Scene, role: Role, holders: set[str]) -> Present:
    theirs = sorted(who for who in holders if role_of(who) == role)
    names = [name for who in theirs if (name := scene.name(who))]
    return Present(gettext(HELD[role].line), len(theirs), names)


VIEW = View("moderator", "people", "moderator/people.html", people, shows=WHO | {"holders"}, presence=True)
