"""Who stands behind a guidance statement, and who does not."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.guidance.data import Recognition, Stance, Statement
from app.domain.inputs.data import Input
from app.domain.small_groups import SMALL_GROUP
from app.domain.state import State


class Standing(NamedTuple):
    """What a statement rests on: the inputs that support it, and those that oppose it; the people who wrote or
    support these."""

    supporting: tuple[Input, ...]
    opposing: tuple[Input, ...]
    behind: frozenset[str]
    against: frozenset[str]


class Told(NamedTuple):
    """What is told of the answers to a statement that was read back: how many said what, and of how many."""

    reflects: int
    change: int
    no: int
    people: int


BEHIND: frozenset[Stance] = frozenset({"supports", "nuances", "adds"})
"""The stances of who stands behind a statement: who nuances it or adds to it takes it up."""


def standing(state: State, statement: Statement) -> Standing:
    """As it is now. What was taken back, set aside or erased is nobody's support any more."""
    inputs = {id: state.inputs[id] for id in statement.evidence if id in state.inputs}
    counts = {id: input for id, input in inputs.items() if state.bears(input)}
    supporting = tuple(input for id, input in counts.items() if statement.evidence[id] in BEHIND)
    opposing = tuple(input for id, input in counts.items() if statement.evidence[id] == "opposes")
    return Standing(supporting, opposing, _behind(state, supporting), _behind(state, opposing))


def _behind(state: State, inputs: Iterable[Input]) -> frozenset[str]:
    """Who wrote or supports them. Whatever stands for others as well has theirs."""
    return state.people(one for input in inputs for one in state.spoken_for(input))


def told(state: State, statement: Statement) -> Told:
    """As it may be told now: all of it once the session has ended, until then what `answered` lets be told."""
    answers = [one.recognition for one in statement.answers]
    if state.stage.ended_at is None:
        answers = [*statement.told.values()]
    return Told(answers.count("reflects"), answers.count("change"), answers.count("no"), len(answers))


def answered(statement: Statement, who: str) -> None:
    """Somebody answered, or answered anew. It is told with what SMALL_GROUP people said or changed: whoever
    watches the totals while one of them answers does not learn what they said."""
    change = (
        statement.untold.discard if _said(statement, who) == statement.told.get(who) else statement.untold.add
    )
    change(who)
    if len(statement.untold) < SMALL_GROUP:
        return
    for one in statement.untold:
        statement.told.pop(one, None)
        if said := _said(statement, one):
            statement.told[one] = said
    statement.untold.clear()


def says_else(statement: Statement) -> None:
    """It says something else from now on: nothing that was answered before is told."""
    statement.worded = statement.revision
    statement.told.clear()
    statement.untold.clear()


def _said(statement: Statement, who: str) -> Recognition | None:
    reply = statement.replies[who]
    return reply.recognition if reply.revision >= statement.worded else None
