"""Inputs that stand first on phones and on the board, and what that means."""

from dataclasses import replace

from app.domain.entry import Entry, Teller
from app.domain.inputs.conditions import standing_input
from app.domain.inputs.data import Input
from app.domain.inputs.several import as_seen_still
from app.domain.inputs.together import OfSeveral
from app.domain.outcome import Refusal
from app.domain.stage import Wording
from app.domain.state import State
from app.domain.text import N_

MOST_PINNED = 3
"""How many inputs to an item can stand first."""


class InputsPinned(
    OfSeveral,
    kind="inputs_pinned",
    line=N_("pinned"),
    meaning=N_("Inputs were pinned, to stand first on phones and on the board, or no longer."),
):
    """These wordings stand first, or (`pinned` false) no longer. Other words of the same inputs do not."""

    pinned: bool = True

    def told(self, teller: Teller) -> str:
        """Whether they are no longer."""
        return "" if self.pinned else teller.words(N_("no longer"))


def inputs_pinned(state: State, entry: Entry, body: InputsPinned) -> None:
    """They stand first, after those that did already; or with the others."""
    inputs = (
        as_seen_still(state, body.inputs, standing_input) if body.pinned else as_seen_still(state, body.inputs)
    )
    these = tuple(Wording(input.id, input.revision) for input in inputs)
    if body.pinned:
        fresh = tuple(one for one in these if one not in state.stage.pinned)
        _must_not_be_too_many(state, inputs)
        state.stage = replace(state.stage, pinned=(*state.stage.pinned, *fresh))
    else:
        state.stage = replace(state.stage, pinned=tuple(one for one in state.stage.pinned if one not in these))
    for input in inputs:
        state.input_changed(input)


def _must_not_be_too_many(state: State, inputs: list[Input]) -> None:
    for item in {input.item for input in inputs}:
        of_it = {input.id for input in (*state.pinned_inputs(item), *inputs) if input.item == item}
        if len(of_it) > MOST_PINNED:
            raise Refusal("too_many_pinned")
