"""What a participant can ask of a session, and the entry each request becomes."""

from typing import Annotated, Literal, Self, Union

from pydantic import Field, JsonValue, model_validator

from app.domain import entries as e
from app.domain.answer import BadAnswer
from app.domain.conditions import known_input, known_item
from app.domain.entries import Body, Id, Words
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import Language, count_characters
from app.live.command import Command, Written


class Ballot(Written):
    """Answer the item's vote, or answer it again: by an answer, or by the fields of the vote's form."""

    do: Literal["ballot"]
    item: Id
    answer: JsonValue = None
    form: dict[str, list[str]] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.form is None and "answer" not in self.model_fields_set:
            raise ValueError("a ballot has an answer or a form")
        return self

    def body(self, state: State, language: Language) -> Body:
        """The answer in its one form."""
        vote = known_item(state, self.item).vote
        if vote is None:
            raise Refusal("nothing_asked")
        try:
            given = self.answer if self.form is None else vote.read_form(self.form)
            return e.BallotCast(item=self.item, answer=vote.read(given), written_at=self.written_at)
        except BadAnswer as error:
            raise Refusal(error.args[0]) from error


class SendInput(Written):
    """Send a short input."""

    do: Literal["input"]
    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = Field(default=(), max_length=20)

    def body(self, state: State, language: Language) -> Body:
        """The input, in the language its author reads."""
        item = known_item(state, self.item)
        if item.inputs and count_characters(self.text) > item.inputs.characters:
            raise Refusal("too_long")
        return e.InputSent(
            item=self.item,
            text=self.text,
            prompt=self.prompt or None,
            themes=self.themes,
            language=language,
            written_at=self.written_at,
        )


class Revise(Command):
    """Change the words of an own input."""

    do: Literal["revise"]
    input: Id
    text: Words

    def body(self, state: State, language: Language) -> Body:
        """The new words."""
        input = known_input(state, self.input)
        inputs = state.plan.items[input.item].inputs
        if inputs and count_characters(self.text) > inputs.characters:
            raise Refusal("too_long")
        return e.InputRevised(input=input.id, text=self.text)


class Withdraw(Command):
    """Take back an own input, or the own ballot of an item."""

    do: Literal["withdraw"]
    input: Id | None = None
    item: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """What is withdrawn."""
        if self.input is not None:
            return e.InputWithdrawn(input=known_input(state, self.input).id)
        if self.item not in state.polls:
            raise Refusal("unknown_item")
        return e.BallotWithdrawn(item=self.item)


class Endorse(Command):
    """Agree with another's input, or no longer. `revision` is the wording the person read."""

    do: Literal["endorse"]
    input: Id
    agree: bool = True
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, language: Language) -> Body:
        """The endorsement."""
        return e.Endorsed(input=known_input(state, self.input).id, agree=self.agree, revision=self.revision)


class Floor(Command):
    """Ask to speak in the room, or no longer."""

    do: Literal["floor"]
    wanted: bool = True
    topic: Annotated[Words, Field(max_length=120)] = ""

    def body(self, state: State, language: Language) -> Body:
        """The raised or lowered hand."""
        return e.FloorAsked(wanted=self.wanted, topic=self.topic.strip())


class Ping(Command):
    """Ask for the server's time, and find out whether the line is alive. Leaves no entry."""

    do: Literal["ping"]


class ReadOthers(Command):
    """Ask for inputs of others to read, besides those already on the screen. Leaves no entry."""

    do: Literal["others"]
    item: Id
    have: tuple[Id, ...] = Field(default=(), max_length=500)


ParticipantCommand = Union[Ballot, SendInput, Revise, Withdraw, Endorse, Floor]  # noqa: UP007
Query = Ping | ReadOthers
