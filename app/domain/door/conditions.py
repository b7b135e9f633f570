"""Who may join."""

from app.domain.outcome import Refusal
from app.domain.state import State


def may_join(state: State, who: str, ticket: int | None) -> None:
    """The session goes on, and they may come in. Raises Refusal."""
    if state.stage.ended_at:
        raise Refusal("ended")
    may_come_in(state, who, ticket)


def may_come_in(state: State, who: str, ticket: int | None) -> None:
    """Who is in may say something else of themselves; who is new needs an open door, or a ticket. Raises
    Refusal."""
    if who in state.participants or who in state.before:
        return
    if state.stage.door_closed:
        raise Refusal("door_closed")
    if state.plan.door == "tickets":
        if ticket is None or not 1 <= ticket <= state.tickets:
            raise Refusal("no_ticket")
        if state.ticket_holders.get(ticket, who) != who:
            raise Refusal("ticket_used")
