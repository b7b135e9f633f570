"""What can be asked of the door."""

from typing import Literal

from app.domain.command import Command, Sender
from app.domain.door.entries import DoorClosed, DoorOpened
from app.domain.entry import Body
from app.domain.state import State


class MoveDoor(Command):
    """Let nobody new join, or let them again. Who is in stays."""

    becomes = (DoorClosed, DoorOpened)
    do: Literal["close_door", "open_door"]

    def body(self, state: State, sender: Sender) -> Body:
        """The door."""
        return DoorClosed() if self.do == "close_door" else DoorOpened()


COMMANDS = (MoveDoor,)
