"""How participants say that they agree with another's input, disagree, or pass."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.inputs.agreement import Judged
from app.domain.inputs.conditions import known_input
from app.domain.inputs.data import Stance
from app.domain.state import State


class Judge(Command):
    """Say of another's input that one agrees, disagrees or passes. `revision` is the wording the person read;
    without it, the one that stands."""

    becomes = (Judged,)
    do: Literal["judge"]
    input: Id
    stance: Stance
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """What they say."""
        input = known_input(state, self.input)
        return Judged(input=input.id, stance=self.stance, revision=self.revision or input.revision)


COMMANDS = (Judge,)
