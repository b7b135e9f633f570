"""How moderators conduct the floor: in which order, for how long, and what the board tells of it."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from app.domain.entry import Entry, Moderation, Teller
from app.domain.floor.data import FloorOrder
from app.domain.state import State
from app.domain.text import N_

Seconds = Annotated[int, Field(ge=5, le=3600)]


class FloorOrderSet(
    Moderation,
    kind="floor_order_set",
    touches={"floor"},
    group="floor",
    line=N_("order of hands"),
    meaning=N_("The order was chosen in which hands are suggested: first come, or least heard first."),
):
    """In which order moderators see who asks to speak. Nobody is called by it."""

    order: FloorOrder

    def told(self, teller: Teller) -> str:
        """Which."""
        return teller.words(N_("first come") if self.order == "first_come" else N_("least heard first"))


def floor_order_set(state: State, entry: Entry, body: FloorOrderSet) -> None:
    """Hands stand in this order."""
    state.stage = replace(state.stage, floor_order=body.order)


class SpeakingLimitSet(
    Moderation,
    kind="speaking_limit_set",
    touches={"floor"},
    concerned="speaker",
    group="floor",
    line=N_("speaking time"),
    meaning=N_("The time was set that each speaker has, or that there is no limit."),
):
    """For how many seconds each may speak, whoever has the floor too; without, for as long as they will. It is
    shown, and cuts nobody off."""

    seconds: Seconds | None = None

    def told(self, teller: Teller) -> str:
        """How long."""
        if self.seconds is None:
            return teller.words(N_("no limit"))
        return f"{self.seconds // 60}:{self.seconds % 60:02}"


def speaking_limit_set(state: State, entry: Entry, body: SpeakingLimitSet) -> None:
    """It holds from now on."""
    state.stage = state.stage.limited(body.seconds)


class FloorTotalsShown(
    Moderation,
    kind="floor_totals_shown",
    touches={"floor"},
    group="floor",
    line=N_("who was heard, on the board"),
    meaning=N_("How much was heard of each group was shown on the board, or hidden."),
):
    """Whether the board shows how much was heard of each group."""

    shown: bool

    def told(self, teller: Teller) -> str:
        """Which."""
        return teller.words(N_("shown") if self.shown else N_("hidden"))


def floor_totals_shown(state: State, entry: Entry, body: FloorTotalsShown) -> None:
    """The board shows it, or not."""
    state.stage = replace(state.stage, floor_totals=body.shown)
