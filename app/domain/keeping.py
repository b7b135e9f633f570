"""Until when a session keeps what tells who someone is: names, and what was noted that may name someone."""

from datetime import datetime, timedelta

from app.domain.agenda.entries import ItemStarted, SessionEnded
from app.domain.plan import Plan
from app.domain.session.entries import BegunAfresh, Planned
from app.domain.state import State

MOVES = (Planned, BegunAfresh, ItemStarted, SessionEnded)
"""The kinds of entry by which a session is still to be held, or was held, whenever it was planned."""


def kept_until(plan: Plan, moved_at: datetime) -> datetime | None:
    """When names go by themselves; None where the plan leaves that to the host, or the calendar ends before.
    `moved_at` is when the session last moved: one that is held later than planned, or once more, keeps names as
    long after that."""
    if plan.keep_personal_data_days is None:
        return None
    try:
        return max(plan.ends_at, moved_at) + timedelta(days=plan.keep_personal_data_days)
    except OverflowError:
        return None


def moved_at(state: State) -> datetime:
    """When the session last moved."""
    last = [run.started_at for run in state.stage.runs[-1:]]
    return max(filter(None, (state.run_began_at, *last, state.stage.ended_at)))
