"""How several inputs are named in what is asked: each with the wording that was seen."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from app.domain.inputs.conditions import known_input
from app.domain.inputs.several import MOST_AT_ONCE, Seen
from app.domain.state import State


def in_one_word(given: Any) -> Any:
    """A form says "Q1-003:2" for the second wording of Q1-003."""
    input, colon, revision = given.rpartition(":") if isinstance(given, str) else ("", "", "")
    return {"input": input, "revision": revision} if colon else given


def _as_a_list(given: Any) -> Any:
    """One alone may come by itself."""
    return [given] if isinstance(given, str) else given


Several = Annotated[
    tuple[Annotated[Seen, BeforeValidator(in_one_word)], ...],
    BeforeValidator(_as_a_list),
    Field(min_length=1, max_length=MOST_AT_ONCE),
]


def known_inputs(state: State, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """The same. Raises Refusal where one is no input of the session."""
    for one in seen:
        known_input(state, one.input)
    return seen
