"""The fast path: one websocket frame, encoded once, written to every transport; texts in without a queue.

Why: `await websocket.send_text` encodes, locks and schedules anew for each phone, and a library's parser
takes longer to read a ballot than the session takes to count it (docs/benchmarks.md has the figures). Given
to uvicorn as `ws=`; under any other server the same socket code runs on `app.live.socket.SendingWire`.
"""

import asyncio
from asyncio import BaseTransport
from collections.abc import Callable
from random import uniform
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame
from websockets.speedups import apply_mask

from app.live.inbox import Inbox
from app.live.wire import Message

EXTENSION = "hemicycle.wire"
"""Under this name the protocol stands in the ASGI scope's extensions, for the application to use as a Wire."""

HIGH_WATER = 32 * 1024
"""How many bytes wait in this process for a phone before it counts as slow."""

KERNEL_BUFFER = 64 * 1024
"""How many bytes wait in the kernel for a phone that does not read; the kernel doubles it."""

FINAL_TEXT, MASKED = 0x81, 0x80


OnText = Callable[[bytes], float]
"""Takes a text, and returns 0; or takes it not, and says in how many seconds it may be brought again."""

_ALWAYS = asyncio.Event()
_ALWAYS.set()


class FrameProtocol(WebSocketsSansIOProtocol):
    """uvicorn's websocket protocol, open to ready frames out and to texts in without a queue."""

    congested = False
    drained: Callable[[], None] | None = None
    on_text: OnText | None = None
    _later: list[bytes] | None = None
    _walk: "FrameWalk"

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep little for a phone that does not read."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        self.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER)
        self._walk = FrameWalk()

    async def run_asgi(self) -> None:
        """Offer this protocol to the application."""
        cast("dict[str, object]", self.scope["extensions"])[EXTENSION] = self
        await super().run_asgi()

    def schedule_ping(self) -> None:
        """Spread the pings of phones that came all at once."""
        assert self.ping_interval is not None
        self.ping_timer = self.loop.call_later(self.ping_interval * uniform(0.6, 1.0), self.send_keepalive_ping)

    def converse(self, on_text: OnText) -> None:
        """From now on texts go to `on_text`. What only the handshake needed is let go: half of what an open
        phone would otherwise hold in memory."""
        self.on_text = on_text
        self.scope["headers"] = []
        came_before, self.queue = self.queue, cast("asyncio.Queue[Any]", Inbox())
        while not came_before.empty():
            self.queue.put_nowait(came_before.get_nowait())
        self.writable = _ALWAYS
        del self.request, self.response

    # Out

    def put(self, message: Message) -> None:
        """Write a ready frame."""
        if not self.close_sent and not self.transport.is_closing():
            self.transport.write(message.frame)

    def hang_up(self, code: int) -> None:
        """Send a close frame and let go of the line."""
        if self.close_sent or self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code})
        self.conn.send_close(code)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.transport.close()

    def pause_writing(self) -> None:
        """The phone is slow. Nobody waits for it: what is for it waits in its Connection."""
        self.congested = True

    def resume_writing(self) -> None:
        """The phone has taken what was waiting."""
        self.congested = False
        if self.drained is not None:
            self.drained()

    # In

    def data_received(self, data: bytes) -> None:
        """One short text in one piece, as nearly every message is, is read here; all else by the library."""
        if self._may_go_straight() and self._walk.between_frames and not self.frames:
            text = short_text(data)
            if text is not None:
                self._deliver(text)
                return
        if self.handshake_complete:
            self._walk.over(data)
        super().data_received(data)

    def handle_text(self, event: Frame) -> None:
        """A whole text goes straight to the application; a fragmented one takes the ordinary way."""
        if event.fin and self._may_go_straight():
            self._deliver(bytes(event.data))
        else:
            super().handle_text(event)

    def _may_go_straight(self) -> bool:
        """Whether a text may pass the queue: not while an earlier one waits in it."""
        return self.on_text is not None and not self.close_sent and self.queue.empty()

    def _deliver(self, text: bytes) -> None:
        """Hand a text over. From someone who sends too fast nothing more is read for a while: what has come
        waits here, and TCP makes them wait with the rest."""
        if self._later is not None:
            self._later.append(text)
            return
        assert self.on_text is not None
        if wait := self.on_text(text):
            self._later = [text]
            self.transport.pause_reading()
            self.loop.call_later(wait, self._go_on)

    def _go_on(self) -> None:
        waited, self._later = self._later or [], None
        for text in waited:
            self._deliver(text)
        if self._later is None and not self.transport.is_closing():
            self.transport.resume_reading()


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
