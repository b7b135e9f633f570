"""Entries of people, and what they mean."""

from collections.abc import Iterable
from typing import Any

from app.domain.door.conditions import may_join
from app.domain.entry import ByParticipant, Entry, Id, OfTheHouse, as_before
from app.domain.erasing import dropped
from app.domain.outcome import Refusal
from app.domain.people.data import Participant
from app.domain.state import State
from app.domain.text import N_, Language


class Joined(
    ByParticipant,
    kind="joined",
    touches={"people"},
    lifts={1: as_before},
    erases=dict.fromkeys(("role", "section", "council"), dropped),
    group="people",
    line=N_("joined"),
    meaning=N_("Someone joined, or changed what they had said of themselves."),
):
    """Someone joined, or changed what they had said of themselves. Their name is not in the log.

    `ticket` is the number of the ticket they came with, where the session asks for one.
    """

    role: Id | None = None
    section: Id | None = None
    council: Id | None = None
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
        listed(body.role, state.plan.roles),
        listed(body.section, state.plan.sections),
        listed(body.council, state.plan.councils),
        body.language,
        earlier.screen if earlier else False,
    )
    state.told.add(entry.seq)


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
    touches={"words", "people", "floor", "care"},
    line=N_("erased at a person’s request"),
    meaning=N_("What a participant said of themselves, and their words, were erased at their request."),
):
    """What a participant said of themselves, and their words, were erased at their request."""

    participant: Id


def person_erased(state: State, entry: Entry, body: PersonErased) -> None:
    """Nobody is shown their words any more."""
    state.erased[body.participant] = entry.seq
    for input in state.inputs.values():
        if input.author == body.participant:
            state.input_changed(input)
