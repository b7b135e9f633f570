"""What keepers of the record can ask of what is said aloud."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.command import Command, Key, Sender, Written
from app.domain.entry import Body, Id
from app.domain.inputs.conditions import known_input
from app.domain.inputs.data import Noted
from app.domain.inputs.spoken import (
    InterventionCorrected,
    InterventionNoted,
    InterventionStruck,
    Line,
    Name,
    may_be_noted,
)
from app.domain.outcome import Refusal
from app.domain.people.consent import Consent
from app.domain.state import State
from app.domain.text import Language


class NoteIntervention(Written):
    """Note what someone says. Without `item`, to the live one, or the last that was; `group` is for whom a
    speaker who has not joined speaks, of the main constituency."""

    becomes = (InterventionNoted,)
    do: Literal["note"]
    text: Line
    item: Id | None = None
    medium: Noted = "floor"
    participant: Id | None = None
    name: Name = ""
    group: Id | None = None
    language: Language | None = None
    consent: Consent | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The note, in the language of whoever makes it unless they say another. What can never count leaves no
        words of anyone in the log."""
        note = InterventionNoted(
            item=known_item(state, self.item or _at_hand(state)).id,
            text=self.text,
            medium=self.medium,
            participant=self.participant,
            name=self.name,
            constituencies={one.id: self.group for one in state.plan.by_weight[:1] if self.group},
            language=self.language or sender.language,
            consent=self.consent,
        )
        may_be_noted(state, note)
        return note


def _at_hand(state: State) -> str:
    runs = state.stage.runs
    if not runs:
        raise Refusal("not_running")
    return runs[-1].item


class CorrectIntervention(Command):
    """Correct what was noted, or strike it out. `revision` and `follows` as in Write."""

    becomes = (InterventionCorrected, InterventionStruck)
    do: Literal["correct", "strike"]
    input: Id
    text: Line = ""
    revision: Annotated[int, Field(ge=1)] | None = None
    follows: Key | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The correction."""
        input = known_input(state, self.input).id
        if self.do == "strike":
            return InterventionStruck(input=input)
        seen = {"revision": self.revision, "follows": self.follows}
        return InterventionCorrected(input=input, text=self.text, **seen)


COMMANDS = (NoteIntervention, CorrectIntervention)
