"""What moderators can ask of how the floor is conducted."""

from typing import Literal

from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.floor.data import FloorOrder
from app.domain.floor.moderation import FloorOrderSet, FloorTotalsShown, Seconds, SpeakingLimitSet
from app.domain.state import State


class OrderHands(Command):
    """See who asks to speak as they came, or least heard first."""

    becomes = (FloorOrderSet,)
    do: Literal["floor_order"]
    order: FloorOrder

    def body(self, state: State, sender: Sender) -> Body:
        """The order."""
        return FloorOrderSet(order=self.order)


class LimitSpeaking(Command):
    """Say for how long each may speak; without `seconds`, for as long as they will."""

    becomes = (SpeakingLimitSet,)
    do: Literal["speaking_limit"]
    seconds: Seconds | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The limit."""
        return SpeakingLimitSet(seconds=self.seconds)


class ShowTotals(Command):
    """Show on the board how much was heard of each group, or no longer."""

    becomes = (FloorTotalsShown,)
    do: Literal["floor_totals"]
    shown: bool

    def body(self, state: State, sender: Sender) -> Body:
        """The choice."""
        return FloorTotalsShown(shown=self.shown)


COMMANDS = (OrderHands, LimitSpeaking, ShowTotals)
