"""What the holders of roles can ask for themselves."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.roles.entries import Introduced
from app.domain.state import State
from app.domain.written import name_as_meant


class Introduce(Command):
    """Say what one is called, or no longer: it stands in the record beside what one does."""

    becomes = (Introduced,)
    do: Literal["introduce"]
    name: Annotated[str, AfterValidator(name_as_meant)] = ""

    @property
    def called(self) -> str | None:
        """Their name."""
        return self.name

    def body(self, state: State, sender: Sender) -> Body:
        """That they did; the name is not in the log."""
        return Introduced()


COMMANDS = (Introduce,)
