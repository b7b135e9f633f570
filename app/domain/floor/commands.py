"""What can be asked of the floor."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Sender
from app.domain.entry import Body, Id, Words
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.state import State
from app.domain.text import Language

MOST_CHARACTERS = 80
"""How long the line may be that says on what someone wants to speak."""


class AskForFloor(Command):
    """Ask to speak in the room, or no longer."""

    becomes = (FloorAsked,)
    do: Literal["floor"]
    wanted: bool = True
    topic: Annotated[Words, Field(max_length=MOST_CHARACTERS)] = ""
    language: Language | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The raised hand, in the language of the phone unless they say another; or the lowered one."""
        if not self.wanted:
            return FloorAsked(wanted=False)
        return FloorAsked(topic=self.topic.strip(), language=self.language or sender.language)


class GiveFloor(Command):
    """Give someone the floor."""

    becomes = (FloorGiven,)
    do: Literal["give_floor"]
    participant: Id

    def body(self, state: State, sender: Sender) -> Body:
        """Whose floor it is."""
        return FloorGiven(participant=self.participant)


class EndFloor(Command):
    """Whoever has the floor has finished."""

    becomes = (FloorEnded,)
    do: Literal["end_floor"]

    def body(self, state: State, sender: Sender) -> Body:
        """The end of the contribution."""
        return FloorEnded()


COMMANDS = (AskForFloor, GiveFloor, EndFloor)
