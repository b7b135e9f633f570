"""What goes over a websocket: a text, framed and compressed once, so that the same bytes serve every phone."""

import zlib
from collections.abc import Callable
from typing import Protocol

FINAL_TEXT, COMPRESSED = 0x81, 0x40

WORTH_COMPRESSING = 150
"""A message of fewer bytes is sent as it is; it would hardly get shorter."""


class Message:
    """A text message and its websocket frame (RFC 6455, 5.2; unmasked, final, text)."""

    __slots__ = ("_packed", "frame", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.frame = framed(text.encode())
        self._packed: bytes | None = None

    @property
    def packed(self) -> bytes:
        """The frame for a client that takes compressed ones (RFC 7692, 7.2.1, with no context taken over)."""
        if self._packed is None:
            self._packed = _packed(self.text.encode()) if len(self.frame) > WORTH_COMPRESSING else self.frame
        return self._packed


class Wire(Protocol):
    """One client's line. While `congested`, what is put on it only grows a buffer; then `drained` is called."""

    congested: bool
    drained: Callable[[], None] | None

    def put(self, message: Message) -> None:
        """Send a message. Returns at once."""

    def hang_up(self, code: int) -> None:
        """Close with a code: 1012 or 1013 say "come back", 1000 and 1008 "stay away"."""

    def look_after(self) -> None:
        """Ask the client for a sign of life; one that gave none since it was last asked is let go."""


def framed(data: bytes, first: int = FINAL_TEXT) -> bytes:
    """A frame around the data; `first` is its first byte."""
    size = len(data)
    if size < 126:
        return bytes((first, size)) + data
    if size < 65536:
        return bytes((first, 126)) + size.to_bytes(2, "big") + data
    return bytes((first, 127)) + size.to_bytes(8, "big") + data


def _packed(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = squeeze.compress(data) + squeeze.flush(zlib.Z_SYNC_FLUSH)
    return framed(packed.removesuffix(b"\x00\x00\xff\xff"), FINAL_TEXT | COMPRESSED)
