"""When a ballot counts. Each raises Refusal where it does not."""

from datetime import datetime, timedelta

from app.domain.agenda.conditions import known_item
from app.domain.ballots.data import Poll
from app.domain.outcome import Refusal
from app.domain.state import State

GRACE = timedelta(seconds=1.5)
"""How long after the close a ballot may still reach the log, if it was cast before."""


def poll_of(state: State, item_id: str) -> Poll:
    """The poll of an item that has a vote."""
    if known_item(state, item_id).vote is None:
        raise Refusal("nothing_asked")
    return state.polls[item_id]


def must_be_open(state: State, item_id: str) -> None:
    """Voting is open."""
    stage = state.stage.item(item_id)
    if not stage.open:
        raise Refusal("closed" if stage.opened_at else "not_open")


def must_be_in_time(state: State, item_id: str, came_at: datetime, cast_at: datetime | None) -> None:
    """Voting is open; or was when the ballot was cast, and it came a little later."""
    stage = state.stage.item(item_id)
    if stage.open:
        return
    before_the_close = stage.closed_at and cast_at and cast_at <= stage.closed_at
    if not (before_the_close and stage.closed_at and came_at <= stage.closed_at + GRACE):
        must_be_open(state, item_id)
