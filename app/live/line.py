"""The fast path: the open line of one phone, which takes over the socket once the handshake is done.

Why: a phone holds its line for ninety minutes and says little. A web server's websocket carries a task, queues
and a parser for each; encodes, locks and schedules anew for each message; and takes longer to read a ballot
than the session takes to count it (docs/benchmarks.md has the figures). Here a ready frame is written to every
transport, a text in one piece goes straight to the session, and only what is rarer is read by the library,
which is made for that moment and let go after it.
"""

import asyncio
import os
from collections.abc import Callable
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any

from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN, Protocol, Side

from app.live.frames import frame_size, is_pong, short_text
from app.live.wire import Message, framed

MAX_MESSAGE = 64 * 1024
"""Beyond this a message is not even read; up to it, it is refused in words."""

KERNEL_BUFFER = 64 * 1024
"""How many bytes wait in the kernel for a phone that does not read; the kernel doubles it."""

READ_AT_ONCE = 16 * 1024
"""How much of what one phone sent is taken before others get their turn."""

GIVEN_UP_SECONDS = 2.0
"""How long a line that is given up may take to let go of what is still to be sent."""

_PING = framed(b"", 0x80 | Opcode.PING)

OnText = Callable[[bytes], float]
"""Takes a text, and returns 0; or takes it not, and says in how many seconds it may be brought again."""


class Line(asyncio.Protocol):
    """A websocket that is open. `crowd` holds every line of the server; `compressed` says whether the client
    takes compressed frames, and sends them; `on_end` is called when the line is no more."""

    __slots__ = (
        "_asked",
        "_compressed",
        "_crowd",
        "_held",
        "_library",
        "_on_end",
        "_on_text",
        "_pieces",
        "_rest",
        "_socket",
        "_transport",
        "congested",
        "drained",
    )

    def __init__(
        self,
        transport: asyncio.Transport,
        crowd: set[Any],
        compressed: bool,
        on_text: OnText,
        on_end: Callable[[], None],
    ) -> None:
        self._transport, self._crowd, self._compressed = transport, crowd, compressed
        self._on_text, self._on_end = on_text, on_end
        self.congested = False
        self.drained: Callable[[], None] | None = None
        self._asked = False
        self._rest = b""
        self._held: list[bytes] | None = None
        self._library: Protocol | None = None
        self._pieces: list[bytes] | None = None
        crowd.add(self)
        transport.set_protocol(self)
        transport.set_write_buffer_limits(high=0)
        socket = transport.get_extra_info("socket")
        socket.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER)
        self._socket: int = socket.fileno()
        transport.max_size = READ_AT_ONCE  # type: ignore[attr-defined]

    # Out

    def put(self, message: Message) -> None:
        """Write a ready frame, to the socket itself: while the line is not congested, nothing waits before it.
        What the kernel does not take, and what goes wrong, is the transport's."""
        frame = message.packed if self._compressed else message.frame
        try:
            sent = os.write(self._socket, frame)
        except OSError:
            sent = 0
        if sent != len(frame):
            self._transport.write(frame[sent:])

    def look_after(self) -> None:
        """Ping a client; one from which nothing has come since the last time is let go."""
        if self._asked:
            self.hang_up(1011)
        elif not self.congested:
            self._transport.write(_PING)
        self._asked = True

    def hang_up(self, code: int) -> None:
        """Send a close frame and let go of the line; one that is closing already is cut."""
        if self._transport.is_closing():
            self._transport.abort()
        else:
            self._transport.write(closing(code))
            self._let_go()

    def shutdown(self) -> None:
        """The server ends: whoever is here is to come again."""
        self.hang_up(1012)

    def _let_go(self) -> None:
        """Close the line once what is on it has gone; of a phone that does not read, it never would."""
        self.congested = True
        self._transport.close()
        asyncio.get_running_loop().call_later(GIVEN_UP_SECONDS, self._transport.abort)

    def pause_writing(self) -> None:
        """The kernel takes no more. Nobody waits for this phone: what is for it waits in its Connection."""
        self.congested = True

    def resume_writing(self) -> None:
        """The phone has taken what was waiting."""
        if not self._transport.is_closing():
            self.congested = False
            if self.drained is not None:
                self.drained()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is no more."""
        self.congested = True
        self._crowd.discard(self)
        self._on_end()

    # In

    def data_received(self, data: bytes) -> None:
        """Read the frames that are whole; what is not yet is kept."""
        self._asked = False
        if self._rest:
            data, self._rest = self._rest + data, b""
        at = 0
        while size := frame_size(data, at):
            if at + size > len(data):
                break
            self._read(data[at : at + size])
            if self._transport.is_closing():
                return
            at += size
        self._rest = data[at:]
        if size > MAX_MESSAGE + 14:
            self._read_by_library(self._rest)  # which says what is wrong with it

    def _read(self, frame: bytes) -> None:
        if self._library is None:
            text = short_text(frame, self._compressed, MAX_MESSAGE)
            if text is not None:
                self._deliver(text)
                return
            if is_pong(frame):
                return
        self._read_by_library(frame)

    def _read_by_library(self, data: bytes) -> None:
        library = self._library = self._library or self._new_library()
        library.receive_data(data)
        for event in library.events_received():
            if isinstance(event, Frame) and event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
                self._pieces = [*(self._pieces or ()), bytes(event.data)]
                if event.fin:
                    whole, self._pieces = b"".join(self._pieces), None
                    self._deliver(whole)
        self._transport.write(b"".join(library.data_to_send()))
        if library.state is not OPEN:
            self._let_go()
        elif self._pieces is None:
            self._library = None

    def _new_library(self) -> Protocol:
        library = Protocol(Side.SERVER, state=OPEN, max_size=MAX_MESSAGE)
        if self._compressed:
            library.extensions = [PerMessageDeflate(True, True, 15, 15)]
        return library

    def _deliver(self, text: bytes) -> None:
        """Hand a text over. From someone who sends too fast nothing more is read for a while: what has come
        waits here, and TCP makes them wait with the rest."""
        if self._held is not None:
            self._held.append(text)
        elif wait := self._on_text(text):
            self._held = [text]
            self._transport.pause_reading()
            asyncio.get_running_loop().call_later(wait, self._go_on)

    def _go_on(self) -> None:
        waited, self._held = self._held or [], None
        for text in waited:
            self._deliver(text)
        if self._held is None and not self._transport.is_closing():
            self._transport.resume_reading()


def closing(code: int) -> bytes:
    """A close frame."""
    return framed(code.to_bytes(2, "big"), 0x80 | Opcode.CLOSE)
