"""Others' support for an input, and what it means."""

from typing import Any

from app.domain.entry import ByParticipant, Entry, Id, Teller
from app.domain.inputs.conditions import must_be_judged, others_input
from app.domain.inputs.data import ANY_WORDING
from app.domain.outcome import Refusal
from app.domain.people.entries import must_have_joined
from app.domain.state import State
from app.domain.text import N_


def of_any_wording(said: dict[str, Any]) -> dict[str, Any]:
    """Before acts named the wording they were made on, they held for whatever words stood there later."""
    return {**said, "revision": ANY_WORDING}


class Endorsed(
    ByParticipant,
    kind="endorsed",
    touches={"support"},
    concerned="author",
    lifts={1: of_any_wording},
    group="endorsements",
    line=N_("supported"),
    meaning=N_("Someone agreed with another's input, or no longer does."),
):
    """Someone agrees with another's input, or (`agree` false) no longer does. `revision` is the wording they
    read, 1 being the first; where it is left out, the one that stands."""

    input: Id
    agree: bool = True
    revision: int | None = None

    def told(self, teller: Teller) -> str:
        """Whether they do no longer."""
        return "" if self.agree else teller.words(N_("no longer"))


def endorsed(state: State, entry: Entry, body: Endorsed) -> str:
    """The wording has one supporter more, or less; returns the input's id."""
    must_have_joined(state, entry)
    input = others_input(state, entry.actor, body.input)
    must_be_judged(state, input, False)
    if body.revision is not None and not 0 <= body.revision <= input.revision:
        raise Refusal("unknown_input")
    input.endorse(entry.actor, body.agree, body.revision)
    for other in () if body.agree else state.spoken_for(input)[1:]:
        other.endorse(entry.actor, False, None)
    return input.id
