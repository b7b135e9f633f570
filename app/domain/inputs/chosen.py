"""Which inputs stand on the board."""

from app.domain.inputs.data import Input
from app.domain.state import State


def on_board(state: State, most: int) -> list[Input]:
    """Those of the live item: the pinned ones first, then the ones shown last, as many as there is room for.
    The one shown last of all has room in any case: whoever shows one means it to be seen."""
    pinned, shown = _pinned_and_shown(state)
    return [*pinned, *shown[-max(1, most - len(pinned)) :]]


def beyond(state: State, most: int) -> int:
    """How many more were put on the board than there is room for."""
    pinned, shown = _pinned_and_shown(state)
    return len(pinned) + len(shown) - len(on_board(state, most))


def _pinned_and_shown(state: State) -> tuple[list[Input], list[Input]]:
    live = state.stage.live
    if live is None:
        return [], []
    pinned = state.pinned_inputs(live)
    return list(pinned), [input for input in _shown(state, live) if input not in pinned]


def _shown(state: State, item: str) -> list[Input]:
    chosen = (state.inputs[one.input] for one in state.stage.shown)
    of_it = (input for input in chosen if input.item == item and state.status(input) == "shown")
    return [input for input in of_it if state.stands_for_itself(input)]
