"""Entries of the agenda, and what they mean."""

from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item, must_be_leaving
from app.domain.entry import Entry, Id, Moderation, Teller, as_before
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import N_


class ItemStarted(
    Moderation,
    kind="item_started",
    touches={"agenda", "times", "voting", "floor"},
    concerned="room",
    line=N_("item started"),
    meaning=N_("The session went to an agenda item."),
):
    """The session went to an item; the first one starts it. `leaving` is the item the moderator saw live."""

    item: Id
    leaving: Id | None = None


def item_started(state: State, entry: Entry, body: ItemStarted) -> None:
    """The item is live."""
    item = known_item(state, body.item)
    must_be_leaving(state, body.leaving)
    if body.item == state.stage.live:
        raise Refusal("already_live")
    state.stage = state.stage.entered(item.id, entry.at)


class SessionEnded(
    Moderation,
    kind="session_ended",
    touches={"agenda", "times", "voting", "floor"},
    concerned="room",
    line=N_("session ended"),
    meaning=N_("The session ended."),
):
    """The session is over."""

    leaving: Id | None = None


def session_ended(state: State, entry: Entry, body: SessionEnded) -> None:
    """Nothing is live any more."""
    if state.stage.live is None:
        raise Refusal("not_running")
    must_be_leaving(state, body.leaving)
    state.stage = state.stage.ended(entry.at)


class TimeExtended(
    Moderation,
    kind="time_extended",
    touches={"times"},
    lifts={1: as_before},
    line=N_("time extended"),
    meaning=N_("The item was given more time."),
):
    """The item has more time than planned. `given` are the minutes it had been given already as the moderator
    saw it: two who mean the same give it once."""

    item: Id
    minutes: Annotated[int, Field(ge=1, le=60)] = 2
    given: int | None = None

    def told(self, teller: Teller) -> str:
        """How much more."""
        return f"+{self.minutes} min"


def time_extended(state: State, entry: Entry, body: TimeExtended) -> None:
    """The live item's time is up later."""
    item = known_item(state, body.item)
    if item.id != state.stage.live:
        raise Refusal("not_live")
    given = state.stage.item(item.id).extended
    if body.given not in (None, given):
        raise Refusal("moved_on")
    state.stage = state.stage.with_item(item.id, extended=given + body.minutes)
