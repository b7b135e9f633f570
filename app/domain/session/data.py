"""What moderators did last, as the fold keeps it to undo it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.domain.entry import Body
from app.domain.stage import Stage


class Action(NamedTuple):
    """A moderator's action that can be undone: who did what, with the stage before it. `run_before` is what the
    session held before another run began."""

    seq: int
    actor: str
    body: Body
    before: Stage
    run_before: Mapping[str, Any] | None = None
