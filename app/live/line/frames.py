"""Reading websocket frames without the library: where one ends, and the one kind nearly every message is."""

import zlib

from websockets.speedups import apply_mask

from app.live.room.wire import COMPRESSED, FINAL_TEXT

FINAL_PONG, MASKED = 0x8A, 0x80


def frame_size(data: bytes, at: int) -> int:
    """How many bytes the frame that begins `at` takes (RFC 6455, 5.2); 0 where its head is not all there."""
    if len(data) < at + 2:
        return 0
    size, head = data[at + 1] & 0x7F, 2
    if size > 125:
        head += 2 if size == 126 else 8
        if len(data) < at + head:
            return 0
        size = int.from_bytes(data[at + 2 : at + head], "big")
    return head + (4 if data[at + 1] & MASKED else 0) + size


def short_text(frame: bytes, compressed: bool, most: int) -> bytes | None:
    """The text of at most `most` bytes, if the whole frame is a final masked text of under 64 kB; with
    `compressed`, it may be compressed (RFC 7692, 7.2.2)."""
    first = frame[0]
    if not frame[1] & MASKED:
        return None
    packed = compressed and first == FINAL_TEXT | COMPRESSED
    if first != FINAL_TEXT and not packed:
        return None
    size = frame[1] & 0x7F
    if size == 127:
        return None
    start = 4 if size == 126 else 2
    data = apply_mask(frame[start + 4 :], frame[start : start + 4])
    return _unpacked(data, most) if packed else data


def _unpacked(data: bytes, most: int) -> bytes | None:
    opening = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        text = opening.decompress(data + b"\x00\x00\xff\xff", most + 1)
    except zlib.error:
        return None
    return text if len(text) <= most else None


def is_pong(frame: bytes) -> bool:
    """Whether the whole frame is a pong, in good form."""
    return frame[0] == FINAL_PONG and MASKED <= frame[1] <= MASKED | 125
