"""What became of the inputs to an item, in numbers that add up."""

from collections import Counter
from typing import NamedTuple

from app.domain.inputs.data import Input
from app.domain.state import State


class Totals(NamedTuple):
    """How many were received and not taken back by their authors: those others may read, those set aside, those
    that wait for moderators, and those whose authors ask that they be quoted nowhere."""

    received: int
    shown: int
    aside: int
    waiting: int
    unquoted: int


def totals(state: State, item_id: str) -> Totals:
    """As they are now."""
    of = Counter(_place(state, input) for input in state.inputs_of.get(item_id, ()))
    return Totals(of.total() - of["withdrawn"], of["shown"], of["set_aside"], of["held"], of["unquoted"])


def _place(state: State, input: Input) -> str:
    status = state.status(input)
    if status not in ("received", "shown"):
        return status
    return "shown" if state.stands(input) else "unquoted"
