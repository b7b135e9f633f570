"""What can be asked of the agenda as it is planned."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.domain.agenda.conditions import known_item, not_begun
from app.domain.agenda.replanning import ItemMoved, ItemProtected, Minutes, Replanned
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.outcome import Refusal
from app.domain.state import State


def _pairs(given: Any) -> Any:
    """As a form says it: `q3=10 q4=10`."""
    return dict(pair.partition("=")[::2] for pair in given.split()) if isinstance(given, str) else given


def _listed(given: Any) -> Any:
    """As a form says it: `q3 q4`."""
    return given.split() if isinstance(given, str) else given


Ids = Annotated[tuple[Id, ...], BeforeValidator(_listed), Field(max_length=100)]


class Replan(Command):
    """Give items of the agenda other minutes, leave some out, or take some in again."""

    becomes = (Replanned,)
    do: Literal["replan"]
    minutes: Annotated[dict[Id, Minutes], BeforeValidator(_pairs), Field(max_length=100)] = Field(
        default_factory=dict
    )
    leave_out: Ids = ()
    take_in: Ids = ()

    def body(self, state: State, sender: Sender) -> Body:
        """The changes, of items there are."""
        for item in (*self.minutes, *self.take_in):
            known_item(state, item)
        for item in self.leave_out:
            not_begun(state, item)
        if not (self.minutes or self.leave_out or self.take_in):
            raise Refusal("empty_answer")
        return Replanned(minutes=self.minutes, leave_out=self.leave_out, take_in=self.take_in)


class MoveItem(Command):
    """Move an item that is still to come one place up or down, or before another one."""

    becomes = (ItemMoved,)
    do: Literal["move_item"]
    item: Id
    before: Id | None = None
    step: Literal["up", "down"] | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """Its new place."""
        item = not_begun(state, self.item)
        if self.step is None:
            return ItemMoved(item=item.id, before=self.before)
        rest = [one.id for one in state.agenda if one.id != item.id]
        place = state.agenda.number(item.id) - 1 + (1 if self.step == "down" else -1)
        if not 0 <= place <= len(rest):
            raise Refusal("moved_on")
        return ItemMoved(item=item.id, before=rest[place] if place < len(rest) else None)


class ProtectItem(Command):
    """Let an item keep its time, whatever happens, or no longer."""

    becomes = (ItemProtected,)
    do: Literal["protect"]
    item: Id
    protected: bool

    def body(self, state: State, sender: Sender) -> Body:
        """Which of both."""
        return ItemProtected(item=known_item(state, self.item).id, protected=self.protected)


COMMANDS = (Replan, MoveItem, ProtectItem)
