"""The item an entry or a command names. Each raises Refusal where there is none such."""

from app.domain.agenda.data import AgendaItem
from app.domain.outcome import Refusal
from app.domain.state import State


def known_item(state: State, item_id: str) -> AgendaItem:
    """An item of the agenda."""
    item = state.agenda.get(item_id)
    if item is None:
        raise Refusal("unknown_item")
    return item


def asking_item(state: State, item_id: str) -> AgendaItem:
    """An item that asks something of participants."""
    item = known_item(state, item_id)
    if not item.asks:
        raise Refusal("nothing_asked")
    return item


def item_asked_for(state: State, item_id: str | None) -> str:
    """The item named; where none is, the live one."""
    found = item_id or state.stage.live
    if found is None:
        raise Refusal("not_running")
    return known_item(state, found).id


def not_begun(state: State, item_id: str) -> AgendaItem:
    """An item that has not been live yet."""
    item = known_item(state, item_id)
    if state.stage.has_begun(item.id):
        raise Refusal("already_begun")
    return item


def must_be_leaving(state: State, item_id: str | None) -> None:
    """Two moderators who press at once move once."""
    if item_id != state.stage.live:
        raise Refusal("moved_on")
