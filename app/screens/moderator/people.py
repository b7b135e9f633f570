"""Who is here: joined, connected, answered and waited for."""

from dataclasses import dataclass

from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.view import View
from app.screens.attendance import Attendance, attendance

WHO: frozenset[Topic] = frozenset({"agenda", "ballots", "words", "people"})


@dataclass(frozen=True)
class People(Attendance):
    """The attendance, and how many screens moderate and show the board."""

    moderators: int
    boards: int


def people(scene: Scene) -> People:
    """As it is now."""
    moderators, boards = scene.presence.count("moderator"), scene.presence.count("board")
    return People(**attendance(scene).named(), moderators=moderators, boards=boards)


VIEW = View("moderator", "people", "moderator/people.html", people, shows=WHO, presence=True)
