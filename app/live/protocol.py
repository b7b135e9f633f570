"""The fast path: one websocket frame, encoded once, written to every transport.

Why: `await websocket.send_text` encodes, locks and schedules anew for each phone; for 5,000 phones that
takes about twice as long as the writes themselves (docs/benchmarks.md). Given to uvicorn as `ws=`; under
any other server the same socket code runs on `app.live.socket.SendingWire`.
"""

from asyncio import BaseTransport
from collections.abc import Callable
from typing import cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from app.live.wire import Message

EXTENSION = "hemicycle.wire"
"""Under this name the protocol stands in the ASGI scope's extensions, for the application to use as a Wire."""

HIGH_WATER = 32 * 1024
"""How many bytes wait in this process for a phone before it counts as slow."""


class FrameProtocol(WebSocketsSansIOProtocol):
    """uvicorn's websocket protocol, open to ready frames out and to texts in without a queue."""

    congested = False
    drained: Callable[[], None] | None = None
    on_text: Callable[[bytes], None] | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """Keep little for a phone that does not read."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=HIGH_WATER)

    async def run_asgi(self) -> None:
        """Offer this protocol to the application."""
        cast("dict[str, object]", self.scope["extensions"])[EXTENSION] = self
        await super().run_asgi()

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

    def handle_text(self, event: Frame) -> None:
        """A whole text goes straight to the application; a fragmented one takes the ordinary way."""
        if self.on_text is not None and event.fin:
            self.on_text(bytes(event.data))
        else:
            super().handle_text(event)

    def pause_writing(self) -> None:
        """The phone is slow."""
        self.congested = True
        super().pause_writing()

    def resume_writing(self) -> None:
        """The phone has taken what was waiting."""
        self.congested = False
        super().resume_writing()
        if self.drained is not None:
            self.drained()
