"""Going on by itself when an item's time is up, where that was asked for."""

from dataclasses import replace

from pydantic import AwareDatetime

from app.domain.agenda.conditions import known_item, must_be_leaving
from app.domain.clock import Clock
from app.domain.entry import Entry, Id, Moderation, OfTheHouse, Teller
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import N_


class GoesOnByItself(
    Moderation,
    kind="goes_on_by_itself",
    touches={"times"},
    line=N_("goes on by itself"),
    meaning=N_("The session was to go on by itself when an item's time is up, or no longer."),
):
    """Whether the session goes on by itself when an item's time is up."""

    on: bool

    def told(self, teller: Teller) -> str:
        """Whether."""
        return teller.words(N_("yes") if self.on else N_("no"))


def goes_on_by_itself(state: State, entry: Entry, body: GoesOnByItself) -> None:
    """From now on it does, or not."""
    state.stage = replace(state.stage, goes_on=body.on)


class WentOn(
    OfTheHouse,
    kind="went_on",
    undoable=True,
    touches={"agenda", "times", "voting", "floor"},
    concerned="room",
    line=N_("went on by itself"),
    meaning=N_("The session went to the next item by itself, since the time was up."),
):
    """The time of the item that is left was up, at the moment told, and the session went on by itself."""

    item: Id
    leaving: Id
    up_at: AwareDatetime


def went_on(state: State, entry: Entry, body: WentOn) -> None:
    """The item is live: once for each end of an item's time, so that undoing it is not undone again."""
    item = known_item(state, body.item)
    must_be_leaving(state, body.leaving)
    if (body.leaving, body.up_at) in state.went_on or not state.stage.goes_on:
        raise Refusal("moved_on")
    state.went_on.add((body.leaving, body.up_at))
    state.stage = state.stage.entered(item.id, entry.at)


def due(state: State, clock: Clock) -> WentOn | None:
    """Where the session has to go on now by itself; None while it has not. It never ends by itself."""
    stage, up_at = state.stage, clock.item_ends
    if not stage.goes_on or stage.live is None or up_at is None or clock.now < up_at:
        return None
    following = state.agenda.neighbour(stage.live, 1)
    if following is None or (stage.live, up_at) in state.went_on:
        return None
    return WentOn(item=following.id, leaving=stage.live, up_at=up_at)
