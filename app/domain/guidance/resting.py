"""What became, since it was weighed, of what a guidance statement rests on."""

from typing import Literal

from app.domain.guidance.data import Reply, Statement
from app.domain.inputs.data import Input
from app.domain.state import State

Since = Literal["", "taken_back", "set_aside", "erased", "reworded"]
"""What became of it; "" is nothing."""


def rests_on(state: State, statement: Statement) -> tuple[str, ...]:
    """What it still rests on, by id."""
    return tuple(id for id in statement.evidence if not gone(state, id))


def used_by(state: State, id: str) -> list[Statement]:
    """The statements that stand and still rest on something: none on what stands no longer itself."""
    if gone(state, id):
        return []
    return [one for one in state.statements.values() if not one.dropped and id in one.evidence]


def since(state: State, statement: Statement, id: str) -> Since:
    """What became of a piece of its evidence."""
    return gone(state, id) or ("reworded" if wording_of(state, id) > statement.weighed.get(id, 0) else "")


def gone(state: State, id: str) -> Since:
    """Why a statement can rest on something no longer; "" where it can."""
    if id in state.inputs:
        return _gone_input(state, state.inputs[id])
    if reply := state.reply(id):
        return _gone_change(state, reply)
    kind, _dash, item = id.partition("-")
    return "taken_back" if kind == "H" and not state.hands_on(item.lower()) else ""


def wording_of(state: State, id: str) -> int:
    """Which wording of something stands, 1 being the first; 0 of what has no words of anyone's."""
    if id in state.inputs:
        return state.inputs[id].revision
    reply = state.reply(id)
    return reply.wording if reply else 0


def _gone_input(state: State, input: Input) -> Since:
    if state.is_erased(input):
        return "erased"
    if state.status(input) == "set_aside":
        return "set_aside"
    return "" if state.counts(input) else "taken_back"


def _gone_change(state: State, reply: Reply) -> Since:
    if state.reply_words(reply):
        return ""
    return "erased" if reply.text else "taken_back"
