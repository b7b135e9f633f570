"""What moderators can ask of inputs. `revision` is the wording they saw: others are not acted on unseen."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Sender
from app.domain.entry import Body, Id, Words
from app.domain.inputs.conditions import known_input
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown, InputUnshown, NamesShown
from app.domain.state import State


class CareForInput(Command):
    """Show an input large on the board, take it off, or bring one back that was set aside."""

    becomes = (InputShown, InputUnshown, InputRestored)
    do: Literal["show", "unshow", "restore"]
    input: Id
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The change to the input."""
        input = known_input(state, self.input).id
        match self.do:
            case "show":
                return InputShown(input=input, revision=self.revision)
            case "restore":
                return InputRestored(input=input, revision=self.revision)
            case _:
                return InputUnshown(input=input)


class SetInputAside(Command):
    """Set an input aside for a reason of the fixed list."""

    becomes = (InputSetAside,)
    do: Literal["set_aside"]
    input: Id
    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The input and the reason."""
        input = known_input(state, self.input).id
        return InputSetAside(input=input, revision=self.revision, reason=self.reason, note=self.note)


class ShowNames(Command):
    """Show or hide the authors' names on the board."""

    becomes = (NamesShown,)
    do: Literal["names"]
    shown: bool

    def body(self, state: State, sender: Sender) -> Body:
        """The choice."""
        return NamesShown(shown=self.shown)


COMMANDS = (CareForInput, SetInputAside, ShowNames)
