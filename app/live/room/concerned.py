"""Whose own part of the screen an entry changes: their inputs, and whether they ask to speak."""

from collections.abc import Iterator

from app.domain.entry import Entry
from app.domain.inputs.data import Input
from app.domain.state import State


def concerned(state: State, entry: Entry) -> Iterator[str]:
    """The participants concerned, as far as the state tells; it is asked before the entry and after it."""
    match entry.body.concerned:
        case "nobody":
            return
        case "sender":
            yield entry.actor
            yield from _authors(state, entry)
        case "author":
            yield from _authors(state, entry)
        case "participant":
            yield from filter(None, [getattr(entry.body, "participant", None)])
        case "speaker":
            yield from _speaker(state)
        case "room":
            live = state.stage.live
            yield from _everyone(state, state.inputs_of.get(live, []) if live else [*state.inputs.values()])
        case "everyone":
            yield from _everyone(state, [*state.inputs.values()])


def _authors(state: State, entry: Entry) -> set[str]:
    """Of the inputs that it names, and of those merged with them."""
    named = (state.inputs[id] for id in entry.body.inputs_named if id in state.inputs)
    return {one.author for input in named for one in state.merged_with(input)}


def _everyone(state: State, inputs: list[Input]) -> Iterator[str]:
    yield from {input.author for input in inputs}
    yield from state.asked
    yield from _speaker(state)


def _speaker(state: State) -> Iterator[str]:
    if state.stage.floor:
        yield state.stage.floor
