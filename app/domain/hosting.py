"""What the entries of the host, and of the service itself, mean."""

from typing import TYPE_CHECKING

from app.domain import entries as e
from app.domain.conditions import must_be_of_the_house
from app.domain.entries import Entry
from app.domain.handling import on
from app.domain.outcome import Refusal

if TYPE_CHECKING:
    from app.domain.state import State


@on(e.Planned)
def _planned(state: "State", entry: Entry, body: e.Planned) -> str | None:
    if entry.actor != "system" or hasattr(state, "plan"):
        raise Refusal("not_allowed")
    state.plan = body.plan
    state.begin_run(entry.at)
    return None


@on(e.ScreensSeen)
def _screens_seen(state: "State", entry: Entry, body: e.ScreensSeen) -> str | None:
    must_be_of_the_house(entry)
    for who in body.participants:
        if who in state.participants:
            state.participants[who].screen = True
    return None


@on(e.TicketsIssued)
def _tickets_issued(state: "State", entry: Entry, body: e.TicketsIssued) -> str | None:
    must_be_of_the_house(entry)
    state.tickets += body.count
    return None


@on(e.LinksRenewed)
def _links_renewed(state: "State", entry: Entry, body: e.LinksRenewed) -> str | None:
    must_be_of_the_house(entry)
    return None


@on(e.PersonErased)
def _person_erased(state: "State", entry: Entry, body: e.PersonErased) -> str | None:
    must_be_of_the_house(entry)
    state.erased[body.participant] = entry.seq
    for input in state.inputs.values():
        if input.author == body.participant:
            state.input_changed(input)
    return None
