"""Who has joined, is connected and has answered: the figures of the board and of the moderator."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.screens.seats import Hemicycle, hemicycle


@dataclass(frozen=True)
class Attendance(Shown):
    """Numbers of people. `asks` says whether the live item asks for an answer; where it does not, nobody has
    answered; where it has a vote, whoever voted has. Who has answered counts as answered whether or not they
    are still connected; `waiting` are those connected who have not."""

    asks: bool
    joined: int
    connected: int
    answered: int
    waiting: int
    hemicycle: Hemicycle


def attendance(scene: Scene) -> Attendance:
    """The figures as they are now."""
    item = scene.state.live
    asks = item is not None and item.asks
    answered = scene.state.turnout(item.id) if item and asks else frozenset[str]()
    joined, connected = len(scene.state.participants), scene.presence.participants
    waiting = sum(who not in answered for who in connected)
    seats = hemicycle(joined, len(answered), waiting)
    return Attendance(asks, joined, len(connected), len(answered), waiting, seats)
