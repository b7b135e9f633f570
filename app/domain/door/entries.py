"""Entries of the door, and what they mean."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.entry import Entry, Moderation, OfTheHouse
from app.domain.state import State
from app.domain.text import N_


class DoorClosed(
    Moderation,
    kind="door_closed",
    touches={"door"},
    line=N_("door closed"),
    meaning=N_("The door was closed: nobody new could join."),
):
    """Nobody new may join; who is in stays, and comes back as before."""


def door_closed(state: State, entry: Entry, body: DoorClosed) -> None:
    """The door is closed."""
    state.stage = replace(state.stage, door_closed=True)


class DoorOpened(
    Moderation,
    kind="door_opened",
    touches={"door"},
    line=N_("door opened"),
    meaning=N_("The door was opened again."),
):
    """Whoever has the code may join."""


def door_opened(state: State, entry: Entry, body: DoorOpened) -> None:
    """The door is open."""
    state.stage = replace(state.stage, door_closed=False)


class TicketsIssued(
    OfTheHouse,
    kind="tickets_issued",
    line=N_("tickets issued"),
    meaning=N_("Tickets to join with were issued."),
):
    """So many more tickets were issued; they are numbered from 1."""

    count: Annotated[int, Field(ge=1, le=10_000)]


def tickets_issued(state: State, entry: Entry, body: TicketsIssued) -> None:
    """So many more may join."""
    state.tickets += body.count
