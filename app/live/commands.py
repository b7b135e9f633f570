"""What can be asked of a session, by whom, and the entry each request becomes.

A command is one JSON object, told apart by `do` (see docs/protocol.md). Fields it does not name are
ignored. What can never be right (an unknown item, an answer of the wrong shape) is refused here and leaves
no entry; whether the moment is right is decided by the fold.
"""

import json
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Union, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

from app.domain import entries as e
from app.domain.entries import Body, Id, Words
from app.domain.outcome import Refusal
from app.domain.reasons import REASONS, Reason
from app.domain.state import State
from app.domain.text import Language
from app.domain.vote import BadAnswer

MAX_BYTES = 8 * 1024
"""How long one message may be."""

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


# Participants


class Ballot(Written):
    """Answer the item's vote, or answer it again."""

    do: Literal["ballot"]
    item: Id
    answer: JsonValue

    def body(self, state: State, language: Language) -> Body:
        """The answer in its one form."""
        item = state.plan.items.get(self.item)
        if item is None:
            raise Refusal("unknown_item")
        if item.vote is None:
            raise Refusal("nothing_asked")
        try:
            return e.BallotCast(item=self.item, answer=item.vote.read(self.answer), written_at=self.written_at)
        except BadAnswer as error:
            raise Refusal(error.args[0]) from error


class SendInput(Written):
    """Send a short input."""

    do: Literal["input"]
    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = Field(default=(), max_length=20)

    def body(self, state: State, language: Language) -> Body:
        """The input, in the language its author reads."""
        item = state.plan.items.get(self.item)
        if item is None:
            raise Refusal("unknown_item")
        if item.inputs and len(self.text.strip()) > item.inputs.characters:
            raise Refusal("too_long")
        return e.InputSent(
            item=self.item,
            text=self.text,
            prompt=self.prompt or None,
            themes=self.themes,
            language=language,
            written_at=self.written_at,
        )


class Revise(Command):
    """Change the words of an own input."""

    do: Literal["revise"]
    input: Id
    text: Annotated[Words, Field(max_length=2000)]

    def body(self, state: State, language: Language) -> Body:
        """The new words."""
        return e.InputRevised(input=_known(self.input, state), text=self.text)


class Withdraw(Command):
    """Take back an own input, or the own ballot of an item."""

    do: Literal["withdraw"]
    input: Id | None = None
    item: Id | None = None

    def body(self, state: State, language: Language) -> Body:
        """What is withdrawn."""
        if self.input is not None:
            return e.InputWithdrawn(input=_known(self.input, state))
        if self.item not in state.polls:
            raise Refusal("unknown_item")
        return e.BallotWithdrawn(item=self.item)


class Endorse(Command):
    """Agree with another's input, or no longer."""

    do: Literal["endorse"]
    input: Id
    agree: bool = True

    def body(self, state: State, language: Language) -> Body:
        """The endorsement."""
        return e.Endorsed(input=_known(self.input, state), agree=self.agree)


class Floor(Command):
    """Ask to speak in the room, or no longer."""

    do: Literal["floor"]
    wanted: bool = True
    topic: Annotated[Words, Field(max_length=120)] = ""

    def body(self, state: State, language: Language) -> Body:
        """The raised or lowered hand."""
        return e.FloorAsked(wanted=self.wanted, topic=self.topic.strip())


class Ping(Command):
    """Ask for the server's time, and find out whether the line is alive. Leaves no entry."""

    do: Literal["ping"]


class ReadOthers(Command):
    """Ask for inputs of others to read, besides those already on the screen. Leaves no entry."""

    do: Literal["others"]
    item: Id
    have: tuple[Id, ...] = Field(default=(), max_length=500)


# Moderators


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
        return e.ItemStarted(item=_item(self.item, state), leaving=self.leaving or state.stage.live)


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
        return kinds[self.do](item=_item(self.item, state))


class Extend(Command):
    """Give the live item more time."""

    do: Literal["extend"]
    item: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=60)] = 2

    def body(self, state: State, language: Language) -> Body:
        """The added minutes."""
        return e.TimeExtended(item=_item(self.item, state), minutes=self.minutes)


class OnInput(Command):
    """Show an input large on the board, take it off, or bring one back that was set aside."""

    do: Literal["show", "unshow", "restore"]
    input: Id

    def body(self, state: State, language: Language) -> Body:
        """The change to the input."""
        kinds = {"show": e.InputShown, "unshow": e.InputUnshown, "restore": e.InputRestored}
        return kinds[self.do](input=_known(self.input, state))


class PutAside(Command):
    """Set an input aside for a reason of the fixed list."""

    do: Literal["set_aside"]
    input: Id
    reason: Id
    note: Annotated[Words, Field(max_length=280)] = ""

    def body(self, state: State, language: Language) -> Body:
        """The input and the reason."""
        return e.InputSetAside(input=_known(self.input, state), reason=self.reason, note=self.note)


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


class Undo(Command):
    """Undo the last action. `seq` is the action the moderator saw, so that two undo it once."""

    do: Literal["undo"]
    seq: int | None = None

    def body(self, state: State, language: Language) -> Body:
        """The action undone."""
        if self.seq is None and not state.actions:
            raise Refusal("nothing_to_undo")
        return e.Undone(seq=state.actions[-1].seq if self.seq is None else self.seq)


ParticipantCommand = Union[Ballot, SendInput, Revise, Withdraw, Endorse, Floor]  # noqa: UP007
Query = Ping | ReadOthers
ModeratorCommand = Union[  # noqa: UP007
    Start, Move, Go, End, OnItem, Extend, OnInput, PutAside, Names, GiveFloor, EndFloor, Undo
]
AnyCommand = ParticipantCommand | ModeratorCommand
Request = AnyCommand | Query


def command_names(union: Any) -> frozenset[str]:
    """What the commands of a union are asked for by."""
    return frozenset(name for one in get_args(union) for name in get_args(one.model_fields["do"].annotation))


_READERS: dict[str, TypeAdapter[Any]] = {
    "participant": TypeAdapter(Annotated[ParticipantCommand | Query, Field(discriminator="do")]),
    "moderator": TypeAdapter(Annotated[ModeratorCommand | Ping, Field(discriminator="do")]),
    "board": TypeAdapter(Ping),
    "rapporteur": TypeAdapter(Ping),
}
_KEY: TypeAdapter[str] = TypeAdapter(Key)
_ALL_NAMES = command_names(ParticipantCommand) | command_names(ModeratorCommand)


class Unusable(Exception):
    """The message is no command of this screen. `key` is its key, where one could be read."""

    def __init__(self, reason: Reason, key: str | None) -> None:
        super().__init__(reason)
        self.reason, self.key = reason, key


def read_command(screen: str, message: bytes) -> Request:
    """The request in a message. Raises Unusable."""
    if len(message) > MAX_BYTES:
        raise Unusable("too_long", None)
    try:
        request: Request = _READERS[screen].validate_json(message)
    except ValidationError as error:
        raise Unusable(_reason(error), _key_in(message)) from error
    return request


def _reason(error: ValidationError) -> Reason:
    first = error.errors(include_url=False)[0]
    match first["type"]:
        case "json_invalid":
            return "unreadable"
        case "union_tag_invalid" | "union_tag_not_found":
            known = first["type"] == "union_tag_invalid" and first["ctx"]["tag"] in _ALL_NAMES
            return "not_allowed" if known else "unknown_command"
        case "string_too_long" | "too_long":
            return "too_long"
        case "literal_error" if first["loc"] == ("do",):
            given = first["input"]
            return "not_allowed" if isinstance(given, str) and given in _ALL_NAMES else "unknown_command"
        case "value_error" if str(first["ctx"]["error"]) in REASONS:
            return "control_characters"
        case _:
            return "wrong_type"


def _key_in(message: bytes) -> str | None:
    """The key of a message that is no command, so that its sender learns which one was refused."""
    try:
        given = json.loads(message)
    except (ValueError, RecursionError):
        return None
    try:
        return _KEY.validate_python(given.get("key")) if isinstance(given, dict) else None
    except ValidationError:
        return None


def _item(item_id: str | None, state: State) -> str:
    found = item_id or state.stage.live
    if found is None:
        raise Refusal("not_running")
    if found not in state.plan.items:
        raise Refusal("unknown_item")
    return found


def _known(input_id: str, state: State) -> str:
    if input_id not in state.inputs:
        raise Refusal("unknown_input")
    return input_id
