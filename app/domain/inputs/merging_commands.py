"""What can be asked of inputs that say the same."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.inputs.conditions import known_input
from app.domain.inputs.merging import InputsMerged, InputsParted, to_merge
from app.domain.inputs.several import Seen
from app.domain.inputs.several_commands import Several, in_one_word, known_inputs
from app.domain.state import State


class MergeInputs(Command):
    """Merge inputs that say the same. `head` stands for all; where it is left out, the first of them."""

    becomes = (InputsMerged,)
    do: Literal["merge"]
    inputs: Several
    head: Annotated[Seen, BeforeValidator(in_one_word)] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """Which, and which stands for all."""
        head = self.head or self.inputs[0]
        seen = known_inputs(state, self.inputs)
        to_merge(known_input(state, head.input), (state.inputs[one.input] for one in seen))
        return InputsMerged(head=head, inputs=tuple(one for one in seen if one.input != head.input))


class PartInputs(Command):
    """Say that inputs do not say the same: each stands for itself."""

    becomes = (InputsParted,)
    do: Literal["part"]
    inputs: Several

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        return InputsParted(inputs=known_inputs(state, self.inputs))


COMMANDS = (MergeInputs, PartInputs)
