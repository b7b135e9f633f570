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
from websockets.protocol import OPEN

from app.live.frames import FrameWalk, short_text
from app.live.inbox import Inbox
from app.live.wire import Message

EXTENSION = "hemicycle.wire"
"""Under this name the protocol stands in the ASGI scope's extensions, for the application to use as a Wire."""

HIGH_WATER = 32 * 1024
"""How many bytes wait in this process for a phone before it counts as slow."""

KERNEL_BUFFER = 64 * 1024
"""How many bytes wait in the kernel for a phone that does not read; the kernel doubles it."""


READ_AT_ONCE = 16 * 1024
"""How much of what one phone sent is taken before others get their turn."""

GIVEN_UP_SECONDS = 2.0
"""How long a line that is given up may take to let go of what is still to be sent."""

HEAD_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
)

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
    _walk: FrameWalk

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep little for a phone that does not read."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        self.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER)
        transport.max_size = READ_AT_ONCE  # type: ignore[attr-defined]
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
        """Send a close frame and let go of the line; one that is closing already is cut."""
        if self.conn.state is not OPEN or self.close_sent or self.transport.is_closing():
            self.transport.abort()
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code})
        self.conn.send_close(code)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self._let_go()

    def keepalive_timeout(self) -> None:
        """Nothing has come from the phone for too long."""
        super().keepalive_timeout()
        self._let_go()

    def shutdown(self) -> None:
        """The process ends: whoever is here is to come again."""
        self.stop_keepalive()
        if self.handshake_complete:
            self.hang_up(1012)
        else:
            self.send_500_response()
            self.transport.close()

    def _let_go(self) -> None:
        """Close the line once what is on it has gone; of a phone that does not read, it never would."""
        self.transport.close()
        self.loop.call_later(GIVEN_UP_SECONDS, self.transport.abort)

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
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self._refuse_head()

    def _refuse_head(self) -> None:
        """The library could not read the request, and uvicorn waits for it still."""
        self.handshake_complete = self.close_sent = True
        self.transport.write(HEAD_TOO_LONG)
        self.transport.close()

    def handle_text(self, event: Frame) -> None:
        """A whole text goes straight to the application; a fragmented one takes the ordinary way."""
        if event.fin and self._may_go_straight():
            self._deliver(bytes(event.data))
        else:
            super().handle_text(event)

    def handle_cont(self, event: Frame) -> None:
        """The last piece of a text makes it whole."""
        if event.fin and self.curr_msg_data_type == "text" and self._may_go_straight():
            whole, self.frames = b"".join([*self.frames, event.data]), []
            self._deliver(whole)
        else:
            super().handle_cont(event)

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
