"""Reading what is asked: one JSON object, told apart by `do` (see docs/protocol.md).

Fields it does not name are ignored.
"""

import json
from functools import cache
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter, ValidationError

from app.domain.command import Key, Request
from app.domain.commands import COMMANDS, commands_of
from app.domain.reasons import REASONS, Reason
from app.domain.roles import Role
from app.live.asking.queries import Ping, ReadOthers

MAX_BYTES = 8 * 1024
"""How long one message may be."""

_KEY: TypeAdapter[str] = TypeAdapter(Key)
_ALL_NAMES = frozenset[str]().union(*(command.names() for command in COMMANDS))


class Unusable(Exception):
    """The message is no command of its sender. `key` is its key, where one could be read."""

    def __init__(self, reason: Reason, key: str | None) -> None:
        super().__init__(reason)
        self.reason, self.key = reason, key


def read_request(role: Role, message: bytes) -> Request:
    """What someone in a role asks in a message. Raises Unusable."""
    if len(message) > MAX_BYTES:
        raise Unusable("too_long", None)
    try:
        request: Request = _reader(role).validate_json(message)
    except ValidationError as error:
        raise Unusable(_reason(error), key_in(message)) from error
    return request


@cache
def _reader(role: Role) -> TypeAdapter[Any]:
    """Reads what a role may ask; everyone may ask for the time, participants for inputs of others."""
    commands, queries = commands_of(role), (Ping, ReadOthers) if role == "participant" else (Ping,)
    if not commands:
        return TypeAdapter(Ping)
    choices: Any = Union[(*commands, *queries)]
    told_apart: Any = Annotated[choices, Field(discriminator="do")]
    return TypeAdapter(told_apart)


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
        case "value_error":
            why = str(first["ctx"]["error"])
            return next((reason for reason in REASONS if reason == why), "wrong_type")
        case _:
            return "wrong_type"


def key_in(message: bytes) -> str | None:
    """The key of a message that is no command, so that its sender learns which one was refused."""
    try:
        return _KEY.validate_python(_given(message).get("key"))
    except ValidationError:
        return None


def asked_for(message: bytes) -> str:
    """What a message asks for, whoever may; nothing where it does not say."""
    do = _given(message).get("do")
    return do if isinstance(do, str) else ""


def _given(message: bytes) -> dict[str, Any]:
    try:
        given = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}
