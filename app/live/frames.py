"""Reading websocket frames without the library: the one kind nearly every message is, and where frames end."""

from websockets.speedups import apply_mask

FINAL_TEXT, MASKED = 0x81, 0x80


def short_text(data: bytes) -> bytes | None:
    """The text, if the bytes are exactly one final masked text frame of under 64 kB (RFC 6455, 5.2)."""
    if len(data) < 6 or data[0] != FINAL_TEXT or not data[1] & MASKED:
        return None
    size, start = data[1] & 0x7F, 2
    if size == 126:
        size, start = int.from_bytes(data[2:4], "big"), 4
    elif size == 127:
        return None
    if len(data) != start + 4 + size:
        return None
    return apply_mask(data[start + 4 :], data[start : start + 4])


class FrameWalk:
    """Knows whether what the library has been given ends between two frames or within one."""

    __slots__ = ("_head", "_left")

    def __init__(self) -> None:
        self._head = b""
        self._left = 0

    @property
    def between_frames(self) -> bool:
        """Whether the next byte begins a frame."""
        return not self._head and not self._left

    def over(self, data: bytes) -> None:
        """Go over bytes that are handed to the library."""
        if len(data) < self._left:
            self._left -= len(data)
            return
        rest, self._left = self._head + data[self._left :], 0
        while rest and (whole := _frame_size(rest)) and whole <= len(rest):
            rest = rest[whole:]
        whole = _frame_size(rest)
        self._head, self._left = (b"", whole - len(rest)) if whole else (rest, 0)


def _frame_size(data: bytes) -> int:
    """How many bytes the frame that begins here takes; 0 where its head is not all there yet."""
    if len(data) < 2:
        return 0
    size, start = data[1] & 0x7F, 2
    if size > 125:
        start += 2 if size == 126 else 8
        if len(data) < start:
            return 0
        size = int.from_bytes(data[2:start], "big")
    return start + (4 if data[1] & MASKED else 0) + size
