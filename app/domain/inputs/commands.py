"""What participants can ask of inputs."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.agenda.data import AgendaItem
from app.domain.ballots.entries import BallotWithdrawn
from app.domain.command import Command, Sender, Written
from app.domain.entry import Body, Id, Words
from app.domain.inputs.conditions import known_input
from app.domain.inputs.entries import ConsentChanged, InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.support import Endorsed
from app.domain.outcome import Refusal
from app.domain.people.consent import Consent
from app.domain.state import State
from app.domain.text import count_characters


class SendInput(Written):
    """Send a short input."""

    becomes = (InputSent,)
    do: Literal["input"]
    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = Field(default=(), max_length=20)
    consent: Consent | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The input, in the language its author reads."""
        _must_fit(self.text, known_item(state, self.item))
        return InputSent(
            item=self.item,
            text=self.text,
            prompt=self.prompt or None,
            themes=self.themes,
            language=sender.language,
            written_at=self.written_at,
            consent=self.consent,
        )


class Revise(Command):
    """Change the words of an own input."""

    becomes = (InputRevised,)
    do: Literal["revise"]
    input: Id
    text: Words

    def body(self, state: State, sender: Sender) -> Body:
        """The new words."""
        input = known_input(state, self.input)
        _must_fit(self.text, state.agenda[input.item])
        return InputRevised(input=input.id, text=self.text)


def _must_fit(text: str, item: AgendaItem) -> None:
    if item.inputs and count_characters(text) > item.inputs.characters:
        raise Refusal("too_long")


class ChangeConsent(Command):
    """Say otherwise how an own input may be quoted."""

    becomes = (ConsentChanged,)
    do: Literal["consent"]
    input: Id
    consent: Consent

    def body(self, state: State, sender: Sender) -> Body:
        """How it may be quoted from now on."""
        return ConsentChanged(input=known_input(state, self.input).id, consent=self.consent)


class Withdraw(Command):
    """Take back an own input, or the own ballot of an item."""

    becomes = (InputWithdrawn, BallotWithdrawn)
    do: Literal["withdraw"]
    input: Id | None = None
    item: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """What is withdrawn."""
        if self.input is not None:
            return InputWithdrawn(input=known_input(state, self.input).id)
        if self.item not in state.polls:
            raise Refusal("unknown_item")
        return BallotWithdrawn(item=self.item)


class Endorse(Command):
    """Agree with another's input, or no longer. `revision` is the wording the person read."""

    becomes = (Endorsed,)
    do: Literal["endorse"]
    input: Id
    agree: bool = True
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The endorsement."""
        return Endorsed(input=known_input(state, self.input).id, agree=self.agree, revision=self.revision)


COMMANDS = (SendInput, Revise, ChangeConsent, Withdraw, Endorse)
