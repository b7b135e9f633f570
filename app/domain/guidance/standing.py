"""Who stands behind a guidance statement, and who does not."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.guidance.data import Reply, Stance, Statement
from app.domain.inputs.data import Input
from app.domain.state import State


class Standing(NamedTuple):
    """What a statement rests on: the inputs that support it, and those that oppose it; the people who wrote or
    support these; and the replies when it was read back."""

    supporting: tuple[Input, ...]
    opposing: tuple[Input, ...]
    behind: frozenset[str]
    against: frozenset[str]
    replies: tuple[Reply, ...]


BEHIND: frozenset[Stance] = frozenset({"supports", "nuances", "adds"})
"""The stances of who stands behind a statement: who nuances it or adds to it takes it up."""


def standing(state: State, statement: Statement) -> Standing:
    """As it is now. What was taken back, set aside or erased is nobody's support any more."""
    inputs = {id: state.inputs[id] for id in statement.evidence if id in state.inputs}
    counts = {id: input for id, input in inputs.items() if state.counts(input)}
    supporting = tuple(input for id, input in counts.items() if statement.evidence[id] in BEHIND)
    opposing = tuple(input for id, input in counts.items() if statement.evidence[id] == "opposes")
    return Standing(
        supporting, opposing, people(supporting), people(opposing), tuple(statement.replies.values())
    )


def people(inputs: Iterable[Input]) -> frozenset[str]:
    """Who wrote or supports them; of what was noted of someone who never joined, the input's own id."""
    found = set[str]()
    for input in inputs:
        found |= {input.author or input.id, *input.endorsements}
    return frozenset(found)
