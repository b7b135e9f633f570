"""Patience has an end: a connection that does not say what it wants is closed.

uvicorn waits forever for the head of a request; a few thousand clients that send a byte a minute would take
all connections of a small server.
"""

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 20
"""How long the head of a request may take: longer than the slowest network needs for it."""

MAX_HEAD = 64 * 1024
"""How long it may be; one of over 16 kB is refused in words (`app.screens.speaking`)."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which waits for a request's head only so long, and for only so much of it."""

    _patience: TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on, unless it goes on for too long."""
        if self._patience is not None:
            self._head += len(data)
            if self._head > MAX_HEAD:
                self.send_400_response("The request is too long.")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Another request on the same line."""
        self._wait()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The request has been said; one for a websocket only once it is one."""
        if not (self.parser.should_upgrade() and self._should_upgrade()):
            self._calm()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._calm()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._calm()
        self._head = 0
        self._patience = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
