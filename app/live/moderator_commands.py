"""What a moderator can ask of a session, and the entry each request becomes."""

from typing import Annotated, Literal, Union

from pydantic import Field

from app.domain import entries as e
from app.domain.conditions import known_input
from app.domain.entries import Body, Id, Words
from app.domain.outcome import Refusal
from app.domain.state import State
from app.domain.text import Language
from app.live.command import Command, item_asked_for


class Start(Command):
    """Start the session with its first item."""

    do: Literal["start"]

    def body(self, state: State, language: Language) -> Body:
        """The first item."""
        if state.stage.started_at is not None:
            raise Refusal("already_live")
        return e.ItemStarted(item=state.plan.agenda[0].id)


class Move(Command):
    """Go one item on or back. `leaving` is the item the moderator saw live: two pressing at once move once."""

    do: Literal["next", "back"]
    leaving: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """The neighbouring item; after the last, the end; back from the end, the last item again."""
        live = state.stage.live
        leaving = self.leaving or live
        if leaving and leaving not in state.plan.items:
            raise Refusal("unknown_item")
        if live is None and state.stage.ended_at:
            if self.do == "next":
                raise Refusal("not_running")
            return e.ItemStarted(item=state.plan.agenda[-1].id, leaving=self.leaving)
        target = state.plan.neighbour(leaving, 1 if self.do == "next" else -1)
        if target:
            return e.ItemStarted(item=target.id, leaving=leaving)
        if self.do == "back":
            raise Refusal("not_running" if leaving is None else "already_live")
        return e.SessionEnded(leaving=leaving)


class Go(Command):
    """Go to any item."""

    do: Literal["go"]
    item: Id
    leaving: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """The item."""
        return e.ItemStarted(item=item_asked_for(self.item, state), leaving=self.leaving or state.stage.live)


class End(Command):
    """End the session."""

    do: Literal["end"]
    leaving: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """The end."""
        return e.SessionEnded(leaving=self.leaving or state.stage.live)


class OnItem(Command):
    """Open or close voting, reveal or hide results. Without `item`, of the live item."""

    do: Literal["open", "close", "reveal", "hide"]
    item: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """The change to the item."""
        kinds = {
            "open": e.VotingOpened,
            "close": e.VotingClosed,
            "reveal": e.ResultsRevealed,
            "hide": e.ResultsHidden,
        }
        return kinds[self.do](item=item_asked_for(self.item, state))


class Extend(Command):
    """Give the live item more time."""

    do: Literal["extend"]
    item: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=60)] = 2

    def body(self, state: State, language: Language) -> Body:
        """The added minutes."""
        return e.TimeExtended(item=item_asked_for(self.item, state), minutes=self.minutes)


class OnInput(Command):
    """Show an input large on the board, take it off, or bring one back that was set aside. `revision` is the
    wording the moderator saw: other words are not shown unseen."""

    do: Literal["show", "unshow", "restore"]
    input: Id
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, language: Language) -> Body:
        """The change to the input."""
        input = known_input(state, self.input).id
        match self.do:
            case "show":
                return e.InputShown(input=input, revision=self.revision)
            case "restore":
                return e.InputRestored(input=input, revision=self.revision)
            case _:
                return e.InputUnshown(input=input)


class PutAside(Command):
    """Set an input aside for a reason of the fixed list. `revision` is the wording the moderator saw."""

    do: Literal["set_aside"]
    input: Id
    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""
    revision: Annotated[int, Field(ge=1)] | None = None

    def body(self, state: State, language: Language) -> Body:
        """The input and the reason."""
        input = known_input(state, self.input).id
        return e.InputSetAside(input=input, revision=self.revision, reason=self.reason, note=self.note)


class Names(Command):
    """Show or hide the authors' names on the board."""

    do: Literal["names"]
    shown: bool

    def body(self, state: State, language: Language) -> Body:
        """The choice."""
        return e.NamesShown(shown=self.shown)


class GiveFloor(Command):
    """Give someone the floor."""

    do: Literal["give_floor"]
    participant: Id

    def body(self, state: State, language: Language) -> Body:
        """Whose floor it is."""
        return e.FloorGiven(participant=self.participant)


class EndFloor(Command):
    """Whoever has the floor has finished."""

    do: Literal["end_floor"]

    def body(self, state: State, language: Language) -> Body:
        """The end of the contribution."""
        return e.FloorEnded()


class Door(Command):
    """Let nobody new join, or let them again. Who is in stays."""

    do: Literal["close_door", "open_door"]

    def body(self, state: State, language: Language) -> Body:
        """The door."""
        return e.DoorClosed() if self.do == "close_door" else e.DoorOpened()


class BeginAfresh(Command):
    """Begin another run: what came before was a rehearsal. `run` is the run the moderator saw, so that two
    pressing at once begin one."""

    do: Literal["begin_afresh"]
    run: int

    def body(self, state: State, language: Language) -> Body:
        """Another run."""
        if self.run != state.run:
            raise Refusal("moved_on")
        return e.BegunAfresh()


class Undo(Command):
    """Undo the last action. `seq` is the action the moderator saw, so that two undo it once."""

    do: Literal["undo"]
    seq: int | None = None

    def body(self, state: State, language: Language) -> Body:
        """The action undone."""
        if self.seq is None and not state.actions:
            raise Refusal("nothing_to_undo")
        return e.Undone(seq=state.actions[-1].seq if self.seq is None else self.seq)


ModeratorCommand = Union[  # noqa: UP007
    Start,
    Move,
    Go,
    End,
    OnItem,
    Extend,
    OnInput,
    PutAside,
    Names,
    GiveFloor,
    EndFloor,
    Door,
    BeginAfresh,
    Undo,
]
