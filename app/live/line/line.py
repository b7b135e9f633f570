"""The fast path: the open line of one phone, which takes over the socket once the handshake is done.

Why: a phone holds its line for ninety minutes and says little. A web server's websocket carries a task, queues
and a parser for each; encodes, locks and schedules anew for each message; and takes longer to read a ballot
than the session takes to count it (docs/benchmarks.md has the figures). Here a ready frame is written to every
transport, a text in one piece goes straight to the session, and only what is rarer is read by the library,
which is made for that moment and let go after it.

What a line may not do: write anywhere but to its own transport, which knows whether its socket is still its
own; read while its client is held back; keep what nobody will read.
"""

import asyncio
from collections.abc import Callable
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any
from typing import Protocol as Interface

from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN, Protocol, Side

from app.live.line.frames import frame_size, is_pong, short_text
from app.live.room.wire import Message, framed

MAX_MESSAGE = 64 * 1024
"""Beyond this a message is not even read; up to it, it is refused in words."""

KERNEL_BUFFER = 64 * 1024
"""How many bytes wait in the kernel for a phone that does not read; the kernel doubles it."""

READ_AT_ONCE = 16 * 1024
"""How much of what one phone sent is taken before others get their turn."""

GIVEN_UP_SECONDS = 2.0
"""How long a line that is given up may take to let go of what is still to be sent."""

STUCK = 3
"""After so many looks at it in a row, a line whose client has taken nothing in between is let go."""

_PING = framed(b"", 0x80 | Opcode.PING)


class Visitor(Interface):
    """Who is at the other end of a line."""

    def wait(self) -> float:
        """Take leave to be read once more: 0 if it is given; else in how many seconds to ask again."""

    def take(self, message: bytes) -> None:
        """Carry out one message."""

    def end(self) -> None:
        """The line is no more."""


class Line(asyncio.Protocol):
    """A websocket that is open. `crowd` holds every line of the server; `compressed` says whether the client
    takes compressed frames, and sends them."""

    __slots__ = (
        "_asked",
        "_compressed",
        "_crowd",
        "_held",
        "_library",
        "_pieces",
        "_rest",
        "_stuck",
        "_transport",
        "_visitor",
        "congested",
        "drained",
    )

    def __init__(
        self, transport: asyncio.Transport, crowd: set[Any], compressed: bool, visitor: Visitor
    ) -> None:
        self._transport, self._crowd, self._compressed = transport, crowd, compressed
        self._visitor = visitor
        self.congested = False
        self.drained: Callable[[], None] | None = None
        self._asked = False
        self._stuck = 0
        self._rest = b""
        self._held: asyncio.TimerHandle | None = None
        self._library: Protocol | None = None
        self._pieces: list[bytes] | None = None
        crowd.add(self)
        transport.set_protocol(self)
        transport.set_write_buffer_limits(high=0)
        transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BUFFER)
        transport.max_size = READ_AT_ONCE  # type: ignore[attr-defined]

    # Out

    def put(self, message: Message) -> None:
        """Write a ready frame: to the socket at once, for while the line is not congested nothing waits before
        it; what the kernel does not take waits in the transport, and congests the line."""
        self._transport.write(message.packed if self._compressed else message.frame)

    def look_after(self) -> None:
        """Ping a client; one from which nothing has come since the last time is let go, and one that has taken
        nothing for a while."""
        self._stuck = self._stuck + 1 if self.congested else 0
        if self._asked or self._stuck >= STUCK:
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
        """The line is no more, nor what waited on it to be read."""
        self.congested = True
        self._crowd.discard(self)
        self._rest, self._pieces, self._library = b"", None, None
        if self._held is not None:
            self._held.cancel()
            self._held = None
        self._visitor.end()

    # In

    def data_received(self, data: bytes) -> None:
        """Read the frames that are whole; what is not yet is kept. From someone who sends too fast nothing is
        read for a while: what has come waits here as it came, and TCP makes them wait with the rest."""
        self._asked = False
        if self._rest:
            data, self._rest = self._rest + data, b""
        at = 0
        while self._held is None and (size := frame_size(data, at)):
            if at + size > len(data):
                if size > MAX_MESSAGE + 14:
                    self._read_by_library(data[at:])  # which says what is wrong with it
                    return
                break
            if wait := self._visitor.wait():
                self._hold(wait)
                break
            self._read(data[at : at + size])
            if self._transport.is_closing():
                return
            at += size
        self._rest = data[at:]

    def _hold(self, seconds: float) -> None:
        self._transport.pause_reading()
        self._held = asyncio.get_running_loop().call_later(seconds, self._go_on)

    def _go_on(self) -> None:
        self._held = None
        self.data_received(b"")
        if self._held is None and not self._transport.is_closing():
            self._transport.resume_reading()

    def _read(self, frame: bytes) -> None:
        if self._library is None:
            text = short_text(frame, self._compressed, MAX_MESSAGE)
            if text is not None:
                self._visitor.take(text)
                return
            if is_pong(frame):
                return
        self._read_by_library(frame)

    def _read_by_library(self, data: bytes) -> None:
        library = self._library = self._library or self._new_library()
        library.receive_data(data)
        for event in library.events_received():
            if isinstance(event, Frame) and event.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
                self._pieces = self._pieces or []
                self._pieces.append(bytes(event.data))
                if event.fin:
                    whole, self._pieces = b"".join(self._pieces), None
                    self._visitor.take(whole)
        answer = b"".join(library.data_to_send())
        if library.state is not OPEN:
            self._transport.write(answer)
            self._let_go()
            return
        if not self.congested:  # who takes nothing is owed no pongs: they would only grow a buffer
            self._transport.write(answer)
        if self._pieces is None:
            self._library = None

    def _new_library(self) -> Protocol:
        library = Protocol(Side.SERVER, state=OPEN, max_size=MAX_MESSAGE)
        if self._compressed:
            library.extensions = [PerMessageDeflate(True, True, 15, 15)]
        return library


def closing(code: int) -> bytes:
    """A close frame."""
    return framed(code.to_bytes(2, "big"), 0x80 | Opcode.CLOSE)
