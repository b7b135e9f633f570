"""What moderators do with several inputs by one press, and what it means. One undo takes it back."""

from typing import Annotated

from pydantic import Field

from app.domain.entry import Entry, Id, Moderation, Teller, Words
from app.domain.erasing import emptied
from app.domain.inputs.setting_aside import in_words, why_aside
from app.domain.inputs.several import MOST_AT_ONCE, Seen, as_seen_still
from app.domain.state import State
from app.domain.text import N_


class OfSeveral(Moderation, touches={"care"}, concerned="author"):
    """What a moderator did with inputs, each in the wording they saw. Those reworded meanwhile are left out."""

    inputs: tuple[Seen, ...] = Field(max_length=MOST_AT_ONCE)


class InputsSetAside(
    OfSeveral,
    kind="inputs_set_aside",
    erases={"note": emptied},
    identifies=("note",),
    line=N_("several set aside"),
    meaning=N_("Several inputs were set aside together, for one reason."),
):
    """Inputs were set aside for a reason; their authors see it, nothing is deleted."""

    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""

    def told(self, teller: Teller) -> str:
        """Why."""
        return in_words(teller, self.reason, self.note)


def inputs_set_aside(state: State, entry: Entry, body: InputsSetAside) -> None:
    """Others read them no longer."""
    inputs = as_seen_still(state, body.inputs)
    why = why_aside(body.reason, body.note, entry.at)
    state.stage = state.stage.aside((input.id for input in inputs), why)
    for input in inputs:
        state.input_changed(input)


class InputsRestored(
    OfSeveral,
    kind="inputs_restored",
    line=N_("several brought back"),
    meaning=N_("Several inputs set aside were brought back together."),
):
    """Inputs set aside are back."""


def inputs_restored(state: State, entry: Entry, body: InputsRestored) -> None:
    """Others may read them again."""
    inputs = as_seen_still(state, body.inputs)
    state.stage = state.stage.back(input.id for input in inputs)
    for input in inputs:
        state.input_changed(input)
