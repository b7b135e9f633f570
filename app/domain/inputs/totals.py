"""What became of the inputs to an item, in numbers that add up."""

from collections import Counter
from typing import NamedTuple

from app.domain.inputs.data import Input
from app.domain.state import State


class Totals(NamedTuple):
    """How many were received and not taken back by their authors: those others may read, those for which
    another stands, those set aside, those that wait for moderators, and those whose authors ask that they
    be quoted nowhere."""

    received: int
    shown: int
    merged: int
    aside: int
    waiting: int
    unquoted: int


def totals(state: State, item_id: str) -> Totals:
    """As they are now."""
    of = Counter(_place(state, input) for input in state.inputs_of.get(item_id, ()))
    received = of.total() - of["withdrawn"]
    return Totals(received, of["shown"], of["merged"], of["set_aside"], of["held"], of["unquoted"])


def _place(state: State, input: Input) -> str:
    status = state.status(input)
    if status not in ("received", "shown"):
        return status
    if not state.stands(input):
        return "unquoted"
    return "shown" if state.stands_for_itself(input) else "merged"
