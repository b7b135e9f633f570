"""Patience has an end: who does not say what they want, or does not take what they asked for, is let go.

uvicorn waits forever for the head of a request, forgets its own keep-alive timer at the first byte that comes
after an answer, and waits forever for a client to read; a few thousand clients that send a byte a minute would
take all connections of a small server.
"""

from asyncio import TimerHandle, Transport
from typing import ClassVar

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.live.hall.safety import plain_answer
from app.seldom import Seldom

log = structlog.get_logger()

HEAD_SECONDS = 20
"""How long the head of a request may take: longer than the slowest network needs for it."""

MAX_HEAD = 64 * 1024
"""How long it may be; one of over 16 kB is refused in words (`app.screens.speaking`)."""

READ_SECONDS = 60
"""How long a client may take nothing of what waits to be sent to it."""

_FULL = plain_answer(503, "There are too many here at this moment.\n", retry_after="5")


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which waits for a request's head only so long, for only so much of it, and for
    only so many clients at once."""

    most_connections: ClassVar[float] = float("inf")
    """How many connections are taken, open websockets among them; whoever comes then is told to come again."""

    _tell_full = Seldom(60)

    _patience: TimerHandle | None = None
    _reading: TimerHandle | None = None
    _head = 0
    _unread = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        if len(self.connections) > self.most_connections:
            if self._tell_full():
                log.warning(
                    "too many connections; newcomers are told to come again", open=len(self.connections)
                )
            transport.write(_FULL)
            transport.close()
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on, unless it goes on for too long."""
        if self._patience is not None:
            self._head += len(data)
            if self._head > MAX_HEAD:
                self.send_400_response("The request is too long.")
                return
        super().data_received(data)
        if self._idle and self._patience is None:
            self._wait()

    def on_message_begin(self) -> None:
        """Another request on the same line."""
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The request has been said; one for a websocket only once it is one."""
        if not (self.parser.should_upgrade() and self._should_upgrade()):
            self._calm()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """What came is no HTTP: said as safely as everything else."""
        self.transport.write(plain_answer(400, msg))
        self.transport.close()

    def pause_writing(self) -> None:
        """The client does not take what it asked for."""
        super().pause_writing()
        self._unread = self.transport.get_write_buffer_size()
        self._reading = self._reading or self.loop.call_later(READ_SECONDS, self._still_unread)

    def resume_writing(self) -> None:
        """It does."""
        super().resume_writing()
        self._stop_watching()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._calm()
        self._stop_watching()
        super().connection_lost(exc)

    @property
    def _idle(self) -> bool:
        """Whether no request is being answered, and more may come on this line."""
        answering = self.cycle is not None and not self.cycle.response_complete
        return not answering and self.parser is not None and not self.transport.is_closing()

    def _wait(self) -> None:
        self._calm()
        self._head = 0
        self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _still_unread(self) -> None:
        """The transport takes no more until some of it was read: where nothing was, the client is let go."""
        unread, before = self.transport.get_write_buffer_size(), self._unread
        if unread >= before:
            self.transport.abort()
            return
        self._unread = unread
        self._reading = self.loop.call_later(READ_SECONDS, self._still_unread)

    def _stop_watching(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
