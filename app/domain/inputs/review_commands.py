"""What moderators can ask of who reads inputs first."""

from typing import Literal

from app.domain.agenda.conditions import item_asked_for
from app.domain.agenda.data import Review
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.inputs.review import InputsLetThrough, ReviewChanged
from app.domain.inputs.several_commands import Several, known_inputs
from app.domain.state import State


class ChangeReview(Command):
    """Read an item's inputs before everyone else does, or let everyone read them as they come. Without `item`,
    of the live one."""

    becomes = (ReviewChanged,)
    do: Literal["review"]
    review: Review
    item: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The choice."""
        return ReviewChanged(item=item_asked_for(state, self.item), review=self.review)


class LetThrough(Command):
    """Let everyone read inputs that wait."""

    becomes = (InputsLetThrough,)
    do: Literal["let_through"]
    inputs: Several

    def body(self, state: State, sender: Sender) -> Body:
        """Which wordings."""
        return InputsLetThrough(inputs=known_inputs(state, self.inputs))


COMMANDS = (ChangeReview, LetThrough)
