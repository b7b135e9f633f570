"""What every command has in common."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.domain.conditions import known_item
from app.domain.entries import Body
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.written import UNWRITABLE

A_LITTLE_AHEAD = timedelta(seconds=2)
"""A phone knows our time to a fraction of a second; by so much it may be ahead."""

MAX_MILLISECONDS = 32503680000000
"""The year 3000."""


OURS = "~"
"""What a key of the service itself begins with, so that nobody can take it before."""


def _as_it_is(key: str) -> str:
    if UNWRITABLE.search(key) or key.startswith(OURS):
        raise ValueError("control_characters")
    return key


Key = Annotated[str, AfterValidator(_as_it_is), Field(min_length=1, max_length=64)]


class Command(BaseModel):
    """A request. The same `key` again is the same request."""

    model_config = ConfigDict(extra="ignore")

    key: Key | None = None


class Written(Command):
    """A request that may have waited for a network. `at` is when it was made, in milliseconds since 1970 by
    the server's clock as the client knows it."""

    at: Annotated[float, Field(ge=0, lt=MAX_MILLISECONDS)] | None = None
    run: int | None = None
    """The run of the session it was made in; what was made in a rehearsal is nothing of the session itself."""

    @property
    def written_at(self) -> datetime | None:
        """When it was made, if that is known."""
        return None if self.at is None else datetime.fromtimestamp(self.at / 1000, UTC)


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


def item_asked_for(item_id: str | None, state: State) -> str:
    found = item_id or state.stage.live
    if found is None:
        raise Refusal("not_running")
    return known_item(state, found).id
