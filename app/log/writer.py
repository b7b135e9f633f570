"""Group commit: one thread writes everything that is waiting in one transaction, again and again.

While a transaction is being made durable the next drafts gather, so the busier the room the larger the
batch, and one sync to disk serves hundreds of ballots.
"""

import threading
import time
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import NamedTuple

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from app.log.append import Appended, Draft, append
from app.log.sessions import gone_sessions

log = structlog.get_logger()

NEVER = (UnicodeError, DataError)
"""What a database, or the way to it, says of a text that it can never hold."""

Delivery = Callable[[list[Draft], list[Appended]], None]
Trouble = Callable[[list[Draft]], None]


class _Stop(NamedTuple):
    pass


class Writer:
    """The one writer of this process.

    After each transaction it calls `deliver(drafts, written)`; where a transaction failed, `trouble(drafts)`,
    and it tries the same drafts again until they are written; for one that can never be, `refuse(draft)`, and
    the others are written. All are called from the writer's thread.
    """

    RETRY_SECONDS = 0.5
    LINGER_SECONDS = 0.003
    """How long, in a rush, more drafts are waited for: a transaction costs as much as writing twenty rows."""
    BATCH = 2000

    def __init__(
        self,
        engine: Engine,
        codes: Mapping[int, str],
        deliver: Delivery,
        trouble: Trouble,
        refuse: Callable[[Draft], None] = lambda draft: None,
    ) -> None:
        self._engine, self._codes, self._deliver, self._trouble = engine, codes, deliver, trouble
        self._refuse = refuse
        self._queue: SimpleQueue[Draft | _Stop] = SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="log-writer", daemon=True)

    def start(self) -> None:
        """Begin writing."""
        self._thread.start()

    def write(self, draft: Draft) -> None:
        """Queue a draft. Returns at once; it is durable when it is delivered."""
        self._queue.put(draft)

    @property
    def alive(self) -> bool:
        """Whether it is writing."""
        return self._thread.is_alive()

    def stop(self, timeout: float = 10) -> None:
        """Write what is queued and end."""
        self._stopping.set()
        self._queue.put(_Stop())
        self._thread.join(timeout)

    def _run(self) -> None:
        rush = stopped = False
        while not stopped:
            batch, stopped = self._gather(rush)
            rush = len(batch) > 1
            if batch:
                self._write(batch)

    def _gather(self, rush: bool) -> tuple[list[Draft], bool]:
        """Everything that is waiting; waits for the first, and in a rush for what comes close behind it."""
        waiting = [self._queue.get()]
        if rush and not self._stopping.is_set():
            time.sleep(self.LINGER_SECONDS)
        while not self._queue.empty() and len(waiting) < self.BATCH:
            waiting.append(self._queue.get())
        drafts = [one for one in waiting if isinstance(one, Draft)]
        return drafts, len(drafts) < len(waiting)

    def _write_apart(self, batch: list[Draft], error: Exception) -> None:
        """One of these can never be written: the others are, and whoever sent that one is told."""
        if len(batch) > 1:
            for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :]):
                self._write(half)
        else:
            log.error("a draft that can never be written", actor=batch[0].actor, error=str(error)[:200])
            self._refuse(batch[0])

    def _without_gone(self, batch: list[Draft]) -> list[Draft]:
        """Without drafts of a session that is gone, being a copy that was rehearsed; nobody waits for them."""
        try:
            gone = gone_sessions(self._engine, {draft.session_id for draft in batch})
        except SQLAlchemyError:
            return batch
        for draft in batch:
            if draft.session_id in gone:
                self._refuse(draft)
        return [draft for draft in batch if draft.session_id not in gone]

    def _write(self, batch: list[Draft]) -> None:
        while True:
            try:
                written = append(self._engine, self._codes, batch)
            except NEVER as error:
                self._write_apart(batch, error)
                return
            except Exception as error:  # whatever it is, nothing may end the one writer
                if isinstance(error, IntegrityError) and (rest := self._without_gone(batch)) != batch:
                    batch = rest
                    continue
                self._trouble(batch)
                log.error(
                    "log not written", drafts=len(batch), error=str(error.__cause__ or error) or repr(error)
                )
                if self._stopping.wait(self.RETRY_SECONDS):
                    return
            else:
                self._deliver(batch, written)
                return
