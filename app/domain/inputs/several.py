"""Inputs that moderators act on with one press: those that still read as they were seen."""

from collections.abc import Callable, Iterable

from pydantic import Field

from app.domain.entry import Id
from app.domain.inputs.conditions import as_seen, known_input
from app.domain.inputs.data import Input
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import Model

MOST_AT_ONCE = 500
"""On how many inputs one press can act."""


class Seen(Model):
    """An input, in the wording that a moderator saw."""

    input: Id
    revision: int = Field(ge=1)


def as_seen_still(
    state: State, seen: Iterable[Seen], must: Callable[[State, str], Input] = known_input
) -> list[Input]:
    """What was done to several is done to those that still read so, and are as they `must` be. Raises Refusal
    where none is."""
    found, refused = dict[str, Input](), Refusal("unknown_input")
    for one in seen:
        try:
            as_seen(state, one.input, one.revision)
            found[one.input] = must(state, one.input)
        except Refusal as refusal:
            refused = refusal
    if not found:
        raise refused
    return [*found.values()]
