"""A room that is open in this process, with all that serves it."""

from collections.abc import Callable
from typing import NamedTuple

from app.domain.command import Sender
from app.live.hall.acquainted import Acquainted
from app.live.hall.allowance import Allowance
from app.live.hall.following import Following
from app.live.hall.limits import Limits
from app.live.room.room import Room
from app.live.showing.pusher import Pusher

Others = Callable[[Room, Sender, str, tuple[str, ...]], str]
"""Renders more inputs of others for one person: the room, the person, the item, and the inputs they have."""


class OpenRoom(NamedTuple):
    """A room, what follows its log, what pushes its views, how much its people may send, and where they are."""

    room: Room
    following: Following
    pusher: Pusher
    limits: Limits
    allowance: Allowance
    acquainted: Acquainted
    render_others: Others

    def others(self, sender: Sender, item: str, have: tuple[str, ...]) -> str:
        """More inputs of others for one person."""
        return self.render_others(self.room, sender, item, have)

    @property
    def idle(self) -> bool:
        """Whether nobody is here, and nobody waits for anything."""
        return not len(self.room.presence) and not self.room.awaited
