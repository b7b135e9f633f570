"""Entries of the floor, and what they mean."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.entry import ByParticipant, Entry, Id, Moderation, Teller, Words, as_before
from app.domain.erasing import emptied
from app.domain.floor.data import Hand
from app.domain.outcome import Refusal
from app.domain.people.entries import must_have_joined
from app.domain.state import State
from app.domain.text import N_, Language


class FloorAsked(
    ByParticipant,
    kind="floor_asked",
    touches={"floor"},
    concerned="sender",
    lifts={1: as_before},
    erases={"topic": emptied},
    group="floor",
    line=N_("asked for the floor"),
    meaning=N_("Someone asked to speak, or no longer does."),
):
    """Someone in the room would like to speak, or (`wanted` false) no longer does.

    `language` is the one they will speak; where they did not say, the one they read.
    """

    wanted: bool = True
    topic: Annotated[Words, Field(max_length=120)] = ""
    language: Language | None = None

    def told(self, teller: Teller) -> str:
        """On what."""
        return self.topic if self.wanted else teller.words(N_("no longer"))


def floor_asked(state: State, entry: Entry, body: FloorAsked) -> None:
    """Their hand is up, at the end of the line, or down. Who only says something else keeps their place."""
    must_have_joined(state, entry)
    if not body.wanted:
        state.asked.pop(entry.actor, None)
        return
    if state.stage.live is None:
        raise Refusal("not_running")
    raised = state.hands.get(entry.actor)
    if raised is None:
        state.asked.pop(entry.actor, None)  # who asks anew stands at the end
    language = body.language or state.participants[entry.actor].language
    since = raised.since if raised else entry.at
    state.asked[entry.actor] = Hand(entry.seq, body.topic, language, since)


class FloorGiven(
    Moderation,
    kind="floor_given",
    touches={"floor"},
    concerned="speaker",
    group="floor",
    line=N_("floor given"),
    meaning=N_("Someone was given the floor."),
):
    """The floor is theirs."""

    participant: Id

    def told(self, teller: Teller) -> str:
        """Whose."""
        return teller.name(self.participant)


def floor_given(state: State, entry: Entry, body: FloorGiven) -> None:
    """They speak, and ask no longer."""
    if body.participant not in state.participants:
        raise Refusal("not_joined")
    asked = state.asked.get(body.participant)
    called = state.stage.called | {asked.seq} if asked else state.stage.called
    state.stage = replace(state.stage.given_floor(body.participant, entry.at), called=called)


class FloorEnded(
    Moderation,
    kind="floor_ended",
    touches={"floor"},
    concerned="speaker",
    group="floor",
    line=N_("floor ended"),
    meaning=N_("Whoever had the floor had finished."),
):
    """Whoever had the floor has finished."""


def floor_ended(state: State, entry: Entry, body: FloorEnded) -> None:
    """Nobody speaks."""
    state.stage = state.stage.without_floor(entry.at)
