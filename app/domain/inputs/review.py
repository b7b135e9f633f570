"""What is read by moderators before others read it, and what that means."""

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.agenda.data import Review
from app.domain.entry import Entry, Id, Moderation, Teller
from app.domain.inputs.several import MOST_AT_ONCE, Seen, as_seen_still
from app.domain.outcome import Refusal
from app.domain.stage import Wording
from app.domain.state import State
from app.domain.text import N_


class ReviewChanged(
    Moderation,
    kind="review_changed",
    touches={"care", "results"},
    concerned="room",
    line=N_("who reads inputs first"),
    meaning=N_("Moderators said whether they read inputs before everyone else does, or not."),
):
    """Whether moderators read an item's inputs first. What others may read already, they go on reading."""

    item: Id
    review: Review

    def told(self, teller: Teller) -> str:
        """Which."""
        return teller.words(N_("the moderators") if self.review == "first" else N_("everyone at once"))


def review_changed(state: State, entry: Entry, body: ReviewChanged) -> None:
    """New inputs wait from now on, or all that wait are read by everyone."""
    item = known_item(state, body.item)
    if not item.is_written:
        raise Refusal("nothing_asked")
    if body.review == state.review_of(item.id):
        return
    inputs = state.inputs_of.get(item.id, [])
    waiting = [input for input in inputs if state.is_held(input)]
    read = {Wording(one.id, one.revision) for one in inputs if not state.is_held(one)}
    if body.review == "first":
        state.stage = replace(state.stage, let_through=state.stage.let_through | read)
        state.stage = state.stage.with_words(item.id, _words_read(state, item.id), shown=True)
    state.stage = state.stage.with_item(item.id, review=body.review)
    for input in waiting:
        state.input_changed(input)


def _words_read(state: State, item_id: str) -> Iterator[str]:
    """The words of the item's vote that everyone reads."""
    poll = state.polls.get(item_id)
    given = poll.tally.options() if poll and poll.vote.written else ()
    return (word for word in given if not state.is_withheld(item_id, word))


class InputsLetThrough(
    Moderation,
    kind="inputs_let_through",
    touches={"care"},
    concerned="author",
    line=N_("let through"),
    meaning=N_("Inputs that waited were let through: everyone may read them."),
):
    """These wordings may be read by everyone. Other words of the same inputs wait again."""

    inputs: tuple[Seen, ...] = Field(max_length=MOST_AT_ONCE)


def inputs_let_through(state: State, entry: Entry, body: InputsLetThrough) -> None:
    """Everyone may read them; those that were reworded meanwhile still wait."""
    read = as_seen_still(state, body.inputs)
    through = {Wording(input.id, input.revision) for input in read}
    state.stage = replace(state.stage, let_through=state.stage.let_through | through)
    for input in read:
        state.input_changed(input)
