"""Which inputs of an item the stream shows, where there are more than it can."""

from collections.abc import Mapping, Sequence

from app.domain.inputs.data import Input
from app.domain.state import State

MOST_INPUTS = 150
"""How many inputs the stream shows, the newest first; the rest are with the rapporteur. What waits to be read
goes before, the oldest of it first: more comes as this is handled."""

MOST_OLDER = 30
"""How many older ones it shows besides: so many with the most support, and so many of the least heard."""


def streamed(state: State, every: Sequence[Input], heard: Mapping[str, int]) -> list[Input]:
    """What waits, what is on the board and what is pinned; of the others the newest, and those of the older
    ones that come first in another order. The newest of all comes first."""
    waiting = [one for one in every if state.status(one) == "held"][:MOST_INPUTS]
    others = [one for one in every if state.status(one) != "held"]
    newest = max(MOST_INPUTS - len(waiting), MOST_OLDER)
    older = others[:-newest]
    supported = sorted(older, key=lambda one: -len(state.supporters(one)))[:MOST_OLDER]
    least = sorted(older, key=lambda one: heard[one.id])[:MOST_OLDER]
    kept = {one.input for one in (*state.stage.shown, *state.stage.pinned)}
    shown = kept | {one.id for one in (*waiting, *others[-newest:], *supported, *least)}
    return [one for one in reversed(every) if one.id in shown]
