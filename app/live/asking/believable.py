"""When something was written, as far as it can be believed."""

from datetime import datetime, timedelta

from app.domain.entry import Body
from app.domain.outcome import Refusal
from app.domain.state import State

A_LITTLE_AHEAD = timedelta(seconds=2)
"""A phone knows our time to a fraction of a second; by so much it may be ahead."""


def believable(body: Body, state: State, now: datetime) -> Body:
    """The body with the time it was written at, where that can be: within the session, and not in the future. A
    phone whose clock something else has set says nothing of the time; then its receipt alone counts. Raises
    Refusal for what a phone has kept since a rehearsal."""
    said: datetime | None = getattr(body, "written_at", None)
    if said and state.run > 1 and state.run_began_at and said < state.run_began_at:
        raise Refusal("moved_on")
    if said is None or (said <= now and _can_be(said, state, now)):
        return body
    return body.model_copy(update={"written_at": now if _can_be(said, state, now) else None})


def _can_be(said: datetime, state: State, now: datetime) -> bool:
    began = state.stage.started_at
    return began is not None and began <= said <= now + A_LITTLE_AHEAD
