"""Inputs that say the same and stand as one, and what that means.

A person confirms it, of wordings they read: whoever rewords theirs stands for themselves again. Every original
stays, in the log and in the record; what changes is what people are given to read, and who counts for it.
Where inputs are judged, those merged are put to nobody any longer. What was said of them stays with their
words, and the one that stands for all has its own judgements alone: nobody agreed with words they did not
read.
"""

from collections.abc import Iterable, Iterator

from pydantic import Field

from app.domain.entry import Entry, Teller
from app.domain.inputs.conditions import as_seen, standing_input
from app.domain.inputs.data import Input
from app.domain.inputs.several import MOST_AT_ONCE, Seen, as_seen_still
from app.domain.inputs.together import OfSeveral
from app.domain.outcome import Refusal
from app.domain.roles import NOTERS
from app.domain.stage import Wording
from app.domain.state import State
from app.domain.text import N_


class InputsMerged(
    OfSeveral,
    kind="inputs_merged",
    by=NOTERS,
    touches={"care", "support"},
    line=N_("merged"),
    meaning=N_("Inputs that say the same were merged: one of them stands for all."),
):
    """The inputs say the same as `head`, which stands for all of them; so do those that any of them was merged
    with before."""

    head: Seen
    inputs: tuple[Seen, ...] = Field(min_length=1, max_length=MOST_AT_ONCE)

    @property
    def inputs_named(self) -> tuple[str, ...]:
        """The one that stands for all first."""
        return tuple(dict.fromkeys((self.head.input, *super().inputs_named)))

    def told(self, teller: Teller) -> str:
        """Which, the one that stands for all first."""
        return " ← ".join((self.head.input, ", ".join(self.inputs_named[1:])))


def inputs_merged(state: State, entry: Entry, body: InputsMerged) -> str:
    """They stand as one; returns the id of the one that stands for all."""
    head = as_seen(state, standing_input(state, body.head.input).id, body.head.revision)
    others = to_merge(head, as_seen_still(state, body.inputs, standing_input))
    group = tuple(dict.fromkeys(one for input in (head, *others) for one in _whole(state, input)))
    if group != state.stage.merged.get(head.id):
        state.stage = state.stage.merging(group)
        state.input_changed(head)
        if state.status(head) == "shown":
            head.first_shown_at = head.first_shown_at or entry.at
    return head.id


def to_merge(head: Input, inputs: Iterable[Input]) -> list[Input]:
    """The others of them. Raises Refusal where there are none, or they answer another question."""
    others = [one for one in inputs if one is not head]
    if not others:
        raise Refusal("nothing_to_merge")
    if any(one.item != head.item for one in others):
        raise Refusal("other_questions")
    return others


def _whole(state: State, input: Input) -> Iterator[Wording]:
    """An input, and what it was merged with as it still reads, whether or not others may read that now."""
    wording = Wording(input.id, input.revision)
    yield wording
    group = state.stage.merged.get(input.id, ())
    if wording in group:
        yield from (one for one in group if state.inputs[one.input].revision == one.revision)


class InputsParted(
    OfSeveral,
    kind="inputs_parted",
    by=NOTERS,
    touches={"care", "support"},
    line=N_("told apart"),
    meaning=N_("Somebody said that inputs do not say the same: each stands for itself."),
):
    """Each of these stands for itself again. They do not say the same as each other, nor as what they were
    merged with: nobody is asked again."""


def inputs_parted(state: State, entry: Entry, body: InputsParted) -> None:
    """Each stands for itself."""
    inputs = as_seen_still(state, body.inputs)
    for input in inputs:
        state.input_changed(input)
    stage = state.stage.parting(input.id for input in inputs)
    if (stage.merged, stage.apart) != (state.stage.merged, state.stage.apart):
        state.stage = stage
