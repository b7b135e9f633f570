"""What goes over a websocket: a text, framed once, so that the same bytes serve every phone."""

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Message(NamedTuple):
    """A text message and its websocket frame (RFC 6455, 5.2; unmasked, final, text)."""

    text: str
    frame: bytes


class Wire(Protocol):
    """One client's line. While `congested`, what is put on it only grows a buffer; then `drained` is called."""

    congested: bool
    drained: Callable[[], None] | None

    def put(self, message: Message) -> None:
        """Send a message. Returns at once."""

    def hang_up(self, code: int) -> None:
        """Close with a code: 1012 or 1013 say "come back", 1000 and 1008 "stay away"."""


def framed(text: str) -> Message:
    """The text with its frame."""
    data = text.encode()
    size = len(data)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65536:
        head = b"\x81\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + size.to_bytes(8, "big")
    return Message(text, head + data)
