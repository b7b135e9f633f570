"""What can be asked of the agenda."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.agenda.conditions import item_asked_for
from app.domain.agenda.entries import ItemStarted, SessionEnded, TimeExtended
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.outcome import Refusal
from app.domain.state import State


class Start(Command):
    """Start the session with its first item."""

    becomes = (ItemStarted,)
    do: Literal["start"]

    def body(self, state: State, sender: Sender) -> Body:
        """The first item."""
        if state.stage.started_at is not None:
            raise Refusal("already_live")
        return ItemStarted(item=state.agenda.items[0].id)


class Move(Command):
    """Go one item on or back. `leaving` is the item the moderator saw live: two pressing at once move once."""

    becomes = (ItemStarted, SessionEnded)
    do: Literal["next", "back"]
    leaving: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The neighbouring item; after the last, the end; back from the end, the last item again."""
        live = state.stage.live
        leaving = self.leaving or live
        if leaving and leaving not in state.agenda:
            raise Refusal("unknown_item")
        if live is None and state.stage.ended_at:
            if self.do == "next":
                raise Refusal("not_running")
            return ItemStarted(item=state.agenda.items[-1].id, leaving=self.leaving)
        target = state.agenda.neighbour(leaving, 1 if self.do == "next" else -1)
        if target:
            return ItemStarted(item=target.id, leaving=leaving)
        if self.do == "back":
            raise Refusal("not_running" if leaving is None else "already_live")
        return SessionEnded(leaving=leaving)


class Go(Command):
    """Go to any item."""

    becomes = (ItemStarted,)
    do: Literal["go"]
    item: Id
    leaving: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The item."""
        return ItemStarted(item=item_asked_for(state, self.item), leaving=self.leaving or state.stage.live)


class End(Command):
    """End the session."""

    becomes = (SessionEnded,)
    do: Literal["end"]
    leaving: Id | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The end."""
        return SessionEnded(leaving=self.leaving or state.stage.live)


class Extend(Command):
    """Give the live item more time. `given` are the minutes that the moderator saw it had been given: two
    pressing at once give it once."""

    becomes = (TimeExtended,)
    do: Literal["extend"]
    item: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=60)] = 2
    given: int | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The added minutes."""
        return TimeExtended(item=item_asked_for(state, self.item), minutes=self.minutes, given=self.given)


COMMANDS = (Start, Move, Go, End, Extend)
