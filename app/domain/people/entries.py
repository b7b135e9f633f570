"""Entries of people, and what they mean."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from app.domain.door.conditions import may_join
from app.domain.entry import ByParticipant, Entry, Id, OfTheHouse, as_before
from app.domain.erasing import dropped
from app.domain.outcome import Refusal
from app.domain.people.data import Participant
from app.domain.plan import Plan
from app.domain.state import State
from app.domain.text import N_, Language

_BEFORE = ("role", "section", "council")


def by_constituency(said: dict[str, Any]) -> dict[str, Any]:
    """Before a plan declared its constituencies, there were three, each a field."""
    rest = {name: value for name, value in said.items() if name not in _BEFORE}
    return {**rest, "constituencies": {name: said[name] for name in _BEFORE if said.get(name)}}


class Joined(
    ByParticipant,
    kind="joined",
    touches={"people"},
    concerned="sender",
    lifts={1: as_before, 2: by_constituency},
    erases=dict.fromkeys(("constituencies", *_BEFORE), dropped),
    group="people",
    line=N_("joined"),
    meaning=N_("Someone joined, or changed what they had said of themselves."),
):
    """Someone joined, or changed what they had said of themselves. Their name is not in the log.

    `constituencies` is what they chose, by the constituency's id. `ticket` is the number of the ticket they
    came with, where the session asks for one.
    """

    constituencies: dict[Id, Id] = Field(default_factory=dict)
    language: Language = "en"
    ticket: int | None = None


def joined(state: State, entry: Entry, body: Joined) -> None:
    """They are in the session, as who they say they are."""
    may_join(state, entry.actor, body.ticket)
    if body.ticket is not None:
        state.ticket_holders.setdefault(body.ticket, entry.actor)
    known = state.participants.get(entry.actor)
    earlier = known or state.before.get(entry.actor)
    state.participants[entry.actor] = Participant(
        entry.actor,
        known.joined_at if known else entry.at,
        chosen(state.plan, body.constituencies),
        body.language,
        earlier.screen if earlier else False,
        earlier.consent if earlier else None,
    )
    state.told.add(entry.seq)


def chosen(plan: Plan, given: Mapping[str, str]) -> dict[str, str]:
    """What was given, as far as the plan has it."""
    listed = ((one.id, one.listed(given.get(one.id))) for one in plan.constituencies)
    return {id: choice for id, choice in listed if choice is not None}


def listed(id: str | None, choices: Iterable[Any]) -> str | None:
    """The id, if it is one of a list's."""
    return id if any(choice.id == id for choice in choices) else None


def must_have_joined(state: State, entry: Entry) -> None:
    """Raises Refusal where the sender is not in the session."""
    if entry.actor not in state.participants:
        raise Refusal("not_joined")


class ScreensSeen(
    OfTheHouse,
    kind="screens_seen",
    line=N_("screens first opened"),
    meaning=N_("Participants had the session open on a screen for the first time."),
):
    """These participants have had the session open on a screen: they are more than a request."""

    participants: tuple[Id, ...]


def screens_seen(state: State, entry: Entry, body: ScreensSeen) -> None:
    """They have a screen."""
    for who in body.participants:
        if who in state.participants:
            state.participants[who].screen = True


class PersonErased(
    OfTheHouse,
    kind="person_erased",
    touches={"words", "people", "holders", "floor", "care", "ballots"},
    line=N_("erased at a person’s request"),
    meaning=N_("What a participant said of themselves, and their words, were erased at their request."),
):
    """What a participant said of themselves, and their words, were erased at their request."""

    participant: Id


def person_erased(state: State, entry: Entry, body: PersonErased) -> None:
    """Nobody is shown their words any more."""
    state.erased[body.participant] = entry.seq
    if hand := state.asked.get(body.participant):
        state.asked[body.participant] = hand._replace(topic="")
    state.erase_answers(body.participant, entry.seq)
    for input in state.inputs.values():
        if body.participant in (input.author, input.id):
            state.input_changed(input)
            state.forget_what_was_made_of(input.id)


class NamesErased(
    OfTheHouse,
    kind="names_erased",
    touches={"words", "people", "holders", "care"},
    line=N_("everyone’s names erased"),
    meaning=N_("Everyone's names were erased, and what moderators had noted on inputs; what was said stays."),
):
    """Everyone's names were erased: by the service when the plan's date had passed, or by the host."""


def names_erased(state: State, entry: Entry, body: NamesErased) -> None:
    """What was noted has nobody's name. Names that people gave are not in the log."""
    for input in state.inputs.values():
        input.name = ""
