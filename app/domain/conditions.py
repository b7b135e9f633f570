"""What must hold for an entry to count. Each raises Refusal with the reason where it does not."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.domain import entries as e
from app.domain.contributions import Input, Poll
from app.domain.entries import Entry
from app.domain.outcome import Refusal
from app.domain.plan import AgendaItem
from app.domain.text import count_characters
from app.domain.written import is_blank

if TYPE_CHECKING:
    from app.domain.state import State

GRACE = timedelta(seconds=1.5)
"""How long after the close a ballot may still reach the log, if it was cast before."""


def known_item(state: "State", item_id: str) -> AgendaItem:
    item = state.plan.items.get(item_id)
    if item is None:
        raise Refusal("unknown_item")
    return item


def asking_item(state: "State", item_id: str) -> AgendaItem:
    item = known_item(state, item_id)
    if not item.asks:
        raise Refusal("nothing_asked")
    return item


def poll_of(state: "State", item_id: str) -> Poll:
    if known_item(state, item_id).vote is None:
        raise Refusal("nothing_asked")
    return state.polls[item_id]


def known_input(state: "State", input_id: str) -> Input:
    if input_id not in state.inputs:
        raise Refusal("unknown_input")
    return state.inputs[input_id]


def own_input(state: "State", entry: Entry, input_id: str) -> Input:
    input = known_input(state, input_id)
    if input.author != entry.actor:
        raise Refusal("not_yours")
    if input.withdrawn_at:
        raise Refusal("withdrawn")
    must_take_inputs(state, input.item)
    return input


def must_be_as_seen(input: Input, revision: int | None) -> None:
    """What a moderator does to an input is done to the words they saw."""
    if revision and revision != input.revision:
        raise Refusal("reworded")


def may_join(state: "State", entry: Entry, body: e.Joined) -> None:
    """Who is in may say something else of themselves; who is new needs an open door, or a ticket."""
    if state.stage.ended_at:
        raise Refusal("ended")
    if entry.actor in state.participants or entry.actor in state.before:
        return
    if state.stage.door_closed:
        raise Refusal("door_closed")
    if state.plan.door == "tickets":
        if body.ticket is None or not 1 <= body.ticket <= state.tickets:
            raise Refusal("no_ticket")
        if state.ticket_holders.get(body.ticket, entry.actor) != entry.actor:
            raise Refusal("ticket_used")


def must_be_open(state: "State", item_id: str) -> None:
    stage = state.stage.item(item_id)
    if not stage.open:
        raise Refusal("closed" if stage.opened_at else "not_open")


def must_be_in_time(state: "State", entry: Entry, body: e.BallotCast) -> None:
    """A ballot counts while voting is open; one that was cast before the close, a little longer."""
    stage, cast_at = state.stage.item(body.item), body.written_at
    if stage.open:
        return
    before_the_close = stage.closed_at and cast_at and cast_at <= stage.closed_at
    if not (before_the_close and stage.closed_at and entry.at <= stage.closed_at + GRACE):
        must_be_open(state, body.item)


def must_take_inputs(state: "State", item_id: str) -> None:
    """Inputs and endorsements are taken from an item's first opening until the session's end, so that
    what was written without a network still reaches the record."""
    if state.stage.ended_at:
        raise Refusal("ended")
    if not state.stage.item(item_id).opened_at:
        raise Refusal("not_open")


def must_be_moderator(entry: Entry) -> None:
    if entry.actor != "moderator":
        raise Refusal("not_allowed")


def must_be_of_the_house(entry: Entry) -> None:
    """The host by the command line, or the service itself."""
    if entry.actor not in ("system", "host"):
        raise Refusal("not_allowed")


def must_have_joined(state: "State", entry: Entry) -> None:
    if entry.actor not in state.participants:
        raise Refusal("not_joined")


def words_for(state: "State", text: str, item: AgendaItem) -> str:
    words = text.strip()
    if is_blank(words):
        raise Refusal("empty_text")
    if item.inputs is None:
        raise Refusal("nothing_asked")
    if count_characters(words) > item.inputs.characters:
        raise Refusal("too_long")
    return words


def count_answered(state: "State", item_id: str, who: str) -> None:
    """Someone who took back all they had said to an item has not answered it."""
    stands = any(i.author == who and not i.withdrawn_at for i in state.inputs_of.get(item_id, ()))
    if not stands and state.ballot(item_id, who) is None:
        state.answered.get(item_id, set()).discard(who)


def listed(id: str | None, choices: Iterable[Any]) -> str | None:
    return id if any(choice.id == id for choice in choices) else None
