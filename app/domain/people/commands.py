"""What people can ask of the session for themselves."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr

from app.domain.command import Command, Sender
from app.domain.door.conditions import may_come_in
from app.domain.entry import Body, Id
from app.domain.outcome import Refusal
from app.domain.people.entries import Joined
from app.domain.state import State
from app.domain.text import Language
from app.domain.written import name_as_meant

Name = Annotated[str, AfterValidator(name_as_meant)]
"""What someone is called."""


class Join(Command):
    """Join, or change what one has said of oneself: the name, what one chose of each constituency, and the
    language one reads. `ticket` is what stands on it, where the session asks someone new for one."""

    becomes = (Joined,)
    do: Literal["join"]
    name: Name = ""
    constituencies: dict[Id, Id] = Field(default_factory=dict, max_length=20)
    language: Language | None = None
    ticket: str = ""

    _number: int | None = PrivateAttr(default=None)

    def proved(self, number: int | None) -> None:
        """The ticket is the one with this number, or none of the session's."""
        self._number = number

    @property
    def called(self) -> str | None:
        """Their name."""
        return self.name

    def body(self, state: State, sender: Sender) -> Body:
        """Them, as they say they are. Who is not let in as things stand leaves no entry, and no name."""
        for one in state.plan.constituencies:
            given = self.constituencies.get(one.id)
            if given and one.listed(given) is None:
                raise Refusal("unknown_option")
        new = sender.who not in state.participants and sender.who not in state.before
        number = self._number if new and state.plan.door == "tickets" else None
        may_come_in(state, sender.who, number)
        chosen = {id: choice for id, choice in self.constituencies.items() if choice}
        return Joined(constituencies=chosen, language=self.language or sender.language, ticket=number)


COMMANDS = (Join,)
