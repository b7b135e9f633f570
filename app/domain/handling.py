"""Which function says what a kind of entry means, and which entries only moderators may make."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.conditions import must_be_moderator
from app.domain.entries import Body, Entry
from app.domain.stage import Stage

if TYPE_CHECKING:
    from app.domain.state import State


class Action(NamedTuple):
    """A moderator's action that can be undone, with the stage before it. `run_before` is what the session held
    before another run began."""

    seq: int
    kind: str
    before: Stage
    run_before: Mapping[str, Any] | None = None


Handler = Callable[["State", Entry, Any], str | None]
HANDLERS: dict[type[Body], Handler] = {}


def on(kind: type[Body]) -> Callable[[Handler], Handler]:
    """The function takes entries of this kind."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def action(handler: Handler) -> Handler:
    """A moderator's action: only moderators may, and it can be undone."""

    @wraps(handler)
    def guarded(state: "State", entry: Entry, body: Any) -> str | None:
        must_be_moderator(entry)
        before = state.stage
        made = handler(state, entry, body)
        if state.stage != before:
            state.actions.append(Action(entry.seq, body.kind, before))
        return made

    return guarded
