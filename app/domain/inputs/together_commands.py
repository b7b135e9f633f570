"""What moderators can ask of several inputs at once."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Sender
from app.domain.entry import Body, Id, Words
from app.domain.inputs.pinned import InputsPinned
from app.domain.inputs.several_commands import Several, known_inputs
from app.domain.inputs.together import InputsRestored, InputsSetAside
from app.domain.state import State


class SetSeveralAside(Command):
    """Set inputs aside for one reason of the fixed list."""

    becomes = (InputsSetAside,)
    do: Literal["set_several_aside"]
    inputs: Several
    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""

    def body(self, state: State, sender: Sender) -> Body:
        """Which, and why."""
        return InputsSetAside(inputs=known_inputs(state, self.inputs), reason=self.reason, note=self.note)


class CareForSeveral(Command):
    """Bring inputs back that were set aside; or let them stand first, or no longer."""

    becomes = (InputsRestored, InputsPinned)
    do: Literal["restore_several", "pin", "unpin"]
    inputs: Several

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        inputs = known_inputs(state, self.inputs)
        if self.do == "restore_several":
            return InputsRestored(inputs=inputs)
        return InputsPinned(inputs=inputs, pinned=self.do == "pin")


COMMANDS = (SetSeveralAside, CareForSeveral)
