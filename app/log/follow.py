"""Being woken when another process has written to the log.

PostgreSQL says so by NOTIFY. SQLite has nothing of the kind, so there the hall's poll alone follows.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Engine

if TYPE_CHECKING:
    from psycopg import Connection

log = structlog.get_logger()

RETRY_SECONDS = 2.0


class Listener:
    """Calls `wake` with a session's id, from a thread of its own, whenever PostgreSQL says that its log has
    grown; without one where something may have been missed. Does nothing on SQLite."""

    def __init__(self, engine: Engine, wake: Callable[[int | None], None]) -> None:
        self._url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._wake = wake
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="log-listener", daemon=True)
        self._needed = engine.dialect.name == "postgresql"

    def start(self) -> None:
        """Begin to listen."""
        if self._needed:
            self._thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._stopping.set()

    def _run(self) -> None:
        import psycopg  # here, for it takes a tenth of a second that a start on SQLite need not spend

        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True) as connection:
                    self._listen(connection)
            except psycopg.Error as error:
                log.warning("not listening to the log; polling instead", error=str(error))
                self._stopping.wait(RETRY_SECONDS)

    def _listen(self, connection: "Connection") -> None:
        connection.execute("LISTEN hemicycle")
        self._wake(None)
        while not self._stopping.is_set():
            for notification in connection.notifies(timeout=1.0):
                self._wake(int(notification.payload))
                if self._stopping.is_set():
                    return
