"""What participants say of each other's inputs where an item asks for agreement, and what it means."""

from pydantic import Field

from app.domain.entry import ByParticipant, Entry, Id
from app.domain.inputs.conditions import must_be_judged, others_input
from app.domain.inputs.data import Judgement, Stance
from app.domain.outcome import Refusal
from app.domain.people.entries import must_have_joined
from app.domain.state import State
from app.domain.text import N_


class Judged(
    ByParticipant,
    kind="judged",
    touches={"support", "judgements"},
    concerned="author",
    group="endorsements",
    line=N_("said of an input"),
    meaning=N_("Someone agreed with another's input, disagreed, or passed."),
):
    """Someone agrees or disagrees with another's input, or passes. `revision` is the wording they read, 1 being
    the first. What they say of it later is in the place of this. Like a vote it is told in totals alone."""

    input: Id
    stance: Stance
    revision: int = Field(ge=1)


def judged(state: State, entry: Entry, body: Judged) -> str:
    """The wording has one person more who says so; returns the input's id."""
    must_have_joined(state, entry)
    input = others_input(state, entry.actor, body.input)
    must_be_judged(state, input, True)
    if body.revision > input.revision:
        raise Refusal("unknown_input")
    input.judge(entry.actor, Judgement(body.stance, entry.at), body.revision)
    if state.agenda[input.item].vote is None:  # else the vote waits for their answer
        state.has_answered(input.item, entry.actor)
    return input.id
