"""What every command has in common."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.domain.conditions import known_item
from app.domain.entries import Words
from app.domain.outcome import Refusal
from app.domain.state import State

MAX_MILLISECONDS = 32503680000000
"""The year 3000."""

Key = Annotated[Words, Field(min_length=1, max_length=64)]


class Command(BaseModel):
    """A request. The same `key` again is the same request."""

    model_config = ConfigDict(extra="ignore")

    key: Key | None = None


class Written(Command):
    """A request that may have waited for a network. `at` is when it was made, in milliseconds since 1970 by
    the server's clock as the client knows it."""

    at: Annotated[float, Field(ge=0, lt=MAX_MILLISECONDS)] | None = None

    @property
    def written_at(self) -> datetime | None:
        """When it was made; never later than now."""
        if self.at is None:
            return None
        return min(datetime.fromtimestamp(self.at / 1000, UTC), datetime.now(UTC))


def item_asked_for(item_id: str | None, state: State) -> str:
    found = item_id or state.stage.live
    if found is None:
        raise Refusal("not_running")
    return known_item(state, found).id
