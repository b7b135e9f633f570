"""Whose own part of the screen an entry changes: their inputs, and whether they ask to speak."""

from collections.abc import Iterator

from app.domain import entries as e
from app.domain.entries import Entry
from app.domain.state import State


def concerned(state: State, entry: Entry) -> Iterator[str]:
    """The participants concerned, as far as the state tells; it is asked before the entry and after it."""
    match entry.body:
        case e.BallotCast():  # nearly every entry is one, and concerns nobody else
            return
        case e.InputSent() | e.InputRevised() | e.InputWithdrawn() | e.FloorAsked():
            yield entry.actor
        case e.Endorsed() | e.InputShown() | e.InputUnshown() | e.InputSetAside() | e.InputRestored():
            if entry.body.input in state.inputs:
                yield state.inputs[entry.body.input].author
        case e.Undone() | e.BegunAfresh():
            yield from {input.author for input in state.inputs.values()}
            yield from state.asked
            yield from _speaker(state)
        case e.ItemStarted() | e.SessionEnded():
            live = state.stage.live
            shown = state.inputs.values() if live is None else state.inputs_of.get(live, ())
            yield from {input.author for input in shown}
            yield from state.asked
            yield from _speaker(state)
        case e.FloorGiven() | e.FloorEnded():
            yield from _speaker(state)
        case _:
            return


def _speaker(state: State) -> Iterator[str]:
    if state.stage.floor:
        yield state.stage.floor
