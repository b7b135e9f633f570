"""What this process's writer has written, on its way to the rooms."""

import asyncio
from collections.abc import Callable, Collection

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.live.hall.open_room import OpenRoom
from app.log.append import Appended, Draft

log = structlog.get_logger()


class Deliveries:
    """Called by the writer, in its thread; the rooms take what it wrote on the event loop. `room_of` finds the
    room of a session, if it is open here."""

    def __init__(
        self, room_of: Callable[[int], OpenRoom | None], everyone: Callable[[], Collection[OpenRoom]]
    ) -> None:
        self._room_of, self._everyone = room_of, everyone
        self._loop = asyncio.get_running_loop()
        self._delivered: asyncio.Queue[tuple[list[Draft], list[Appended]]] = asyncio.Queue()

    # In the writer's thread

    def written(self, drafts: list[Draft], written: list[Appended]) -> None:
        """These are durable."""
        self._loop.call_soon_threadsafe(self._delivered.put_nowait, (drafts, written))

    def in_trouble(self, drafts: list[Draft]) -> None:
        """These cannot be written at present."""
        self._loop.call_soon_threadsafe(self._tell_trouble, False)

    def refused(self, draft: Draft) -> None:
        """This can never be written."""
        self._loop.call_soon_threadsafe(self._never, draft)

    # On the event loop

    async def join(self) -> None:
        """Wait until everything delivered has been taken in."""
        await self._delivered.join()

    async def run(self) -> None:
        """Take what was written into the rooms, for as long as the process runs."""
        while True:
            drafts, written = await self._delivered.get()
            try:
                await self._take(drafts, written)
            except Exception as error:
                self._tell(error)
                for appended in written:  # what could not be taken in now is read by following
                    if here := self._room_of(appended.session_id):
                        here.following.wake()
            finally:
                self._delivered.task_done()

    async def _take(self, drafts: list[Draft], written: list[Appended]) -> None:
        """Fold what was written, and answer those whose drafts were in the log before."""
        self._tell_trouble(True)
        names = {draft.key: draft.name for draft in drafts if draft.key and draft.name is not None}
        for appended in written:
            if here := self._room_of(appended.session_id):
                await here.following.take(appended, names)
        for draft in drafts:
            if here := self._room_of(draft.session_id):
                here.room.settle(draft.key)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, SQLAlchemyError):
            log.warning("log not read", error=str(error.__cause__ or error))
        else:
            log.error("what was written is not taken in", exc_info=error)

    def _tell_trouble(self, saving: bool) -> None:
        for here in self._everyone():
            here.room.trouble(saving)

    def _never(self, draft: Draft) -> None:
        if here := self._room_of(draft.session_id):
            here.room.never(draft.key)
