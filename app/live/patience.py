"""Patience has an end: a connection that does not say what it wants is closed.

uvicorn waits forever for the head of a request; a few thousand clients that send a byte a minute would take
all connections of a small server.
"""

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 20
"""How long the head of a request may take: longer than the slowest network needs for it."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which waits for a request's head only so long."""

    _patience: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(HEAD_SECONDS, transport.close)

    def on_headers_complete(self) -> None:
        """The request has been said."""
        self._calm()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._calm()
        super().connection_lost(exc)

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
