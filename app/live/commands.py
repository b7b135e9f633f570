"""What can be asked of a session, by whom, and the entry each request becomes.

A command is one JSON object, told apart by `do` (see docs/protocol.md). Fields it does not name are
ignored. What can never be right (an unknown item, an answer of the wrong shape) is refused here and leaves
no entry; whether the moment is right is decided by the fold.
"""

import json
from typing import Annotated, Any, get_args

from pydantic import Field, TypeAdapter, ValidationError

from app.domain.reasons import REASONS, Reason
from app.live.command import Key
from app.live.moderator_commands import ModeratorCommand
from app.live.participant_commands import ParticipantCommand, Ping, Query

MAX_BYTES = 8 * 1024
"""How long one message may be."""

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
