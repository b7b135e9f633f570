"""What must hold for an act on an input to count. Each raises Refusal where it does not."""

from app.domain.agenda.data import AgendaItem
from app.domain.inputs.data import Input
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import count_characters
from app.domain.written import is_blank


def known_input(state: State, input_id: str) -> Input:
    """An input of the session."""
    if input_id not in state.inputs:
        raise Refusal("unknown_input")
    return state.inputs[input_id]


def own_input(state: State, who: str, input_id: str) -> Input:
    """An input of the sender's own whose words may still be changed: not what another noted of theirs."""
    input = own_words(state, who, input_id)
    if input.noted:
        raise Refusal("not_yours")
    must_take_inputs(state, input.item)
    return input


def own_words(state: State, who: str, input_id: str) -> Input:
    """What the sender said, or wrote, and what stands, before the session's end."""
    input = known_input(state, input_id)
    if input.author != who:
        raise Refusal("not_yours")
    if input.withdrawn_at:
        raise Refusal("withdrawn")
    if state.stage.ended_at:
        raise Refusal("ended")
    return input


def standing_input(state: State, input_id: str) -> Input:
    """An input that others may read: neither taken back, set aside nor waiting, nor to be quoted nowhere."""
    input = known_input(state, input_id)
    if not state.counts(input):
        raise Refusal("not_standing")
    if state.is_held(input):
        raise Refusal("held")
    if input.consent == "none":
        raise Refusal("not_quotable")
    return input


def others_input(state: State, who: str, input_id: str) -> Input:
    """An input of someone else that may be read, while its item takes what is said of it."""
    if known_input(state, input_id).author == who:
        raise Refusal("own_input")
    input = standing_input(state, input_id)
    must_take_inputs(state, input.item)
    return input


def must_be_judged(state: State, input: Input, judged: bool) -> None:
    """Inputs of an item are either judged or supported."""
    if state.is_judged(input.item) != judged:
        raise Refusal("only_supported" if judged else "only_judged")


def as_seen(state: State, input_id: str, revision: int | None) -> Input:
    """An input a moderator acts on: what is done to it is done to the words they saw."""
    input = known_input(state, input_id)
    if revision and revision != input.revision:
        raise Refusal("reworded")
    return input


def must_take_inputs(state: State, item_id: str) -> None:
    """Inputs and endorsements are taken from an item's first opening until the session's end, so that
    what was written without a network still reaches the record."""
    if state.stage.ended_at:
        raise Refusal("ended")
    if not state.stage.item(item_id).opened_at:
        raise Refusal("not_open")


def words_for(text: str, item: AgendaItem) -> str:
    """The words, where the item takes as many."""
    words = text.strip()
    if is_blank(words):
        raise Refusal("empty_text")
    if item.inputs is None:
        raise Refusal("nothing_asked")
    if count_characters(words) > item.inputs.characters:
        raise Refusal("too_long")
    return words
