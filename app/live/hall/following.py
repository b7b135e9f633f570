"""Following the log of one room: its state is what the log says, whoever wrote the entry.

What this process wrote is delivered by its writer; what others wrote is read from the log, in its order.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.entry import Entry
from app.domain.people.entries import NamesErased, PersonErased
from app.domain.roles.entries import LinksRenewed
from app.domain.session.entries import BegunAfresh
from app.live.hall.reading_on import folded, read_on
from app.live.room.room import Room
from app.log.append import Appended
from app.log.read import read_names

log = structlog.get_logger()

FOLD_AT_ONCE = 200
"""How many entries are folded before other work gets its turn."""

FOR_THE_PROCESS = (LinksRenewed, PersonErased, NamesErased, BegunAfresh)
"""The kinds of entry that ask something of every process in which the session is open."""

AsksFor = Callable[[Room, Entry], Awaitable[None]]
"""Does what such an entry asks for."""

AGAIN_SECONDS = 1.0
"""After how long a log that could not be read is read again."""


class Following:
    """Keeps a room at the end of its log. `behind` is how many entries it has not taken in, as far as known."""

    def __init__(self, engine: Engine, room: Room, asks_for: AsksFor) -> None:
        self._engine, self._room, self._asks_for = engine, room, asks_for
        self._folding = asyncio.Lock()
        self._woken = asyncio.Event()
        self._due: list[Entry] = []
        self.behind = 0

    def wake(self, last_seq: int | None = None) -> None:
        """The log has grown, up to `last_seq` if that is known."""
        if last_seq is None or last_seq > self._room.state.seq:
            self.behind = max(1, (last_seq or 0) - self._room.state.seq)
            self._woken.set()

    async def run(self) -> None:
        """Follow what others wrote, for as long as the room is open."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self._catch_up()
                while self._due:
                    await self._asks_for(self._room, self._due[0])
                    del self._due[0]
            except SQLAlchemyError as error:
                log.warning("log not read", session=self._room.id, error=str(error.__cause__ or error))
                await asyncio.sleep(AGAIN_SECONDS)
                self._woken.set()

    async def take(self, appended: Appended, names: dict[str, str]) -> None:
        """Fold what this process wrote; what came between is read first."""
        async with self._folding:
            if appended.entries and appended.entries[0].seq == self._room.state.seq + 1:
                await self._fold(appended.entries, names)
        if appended.last_seq > self._room.state.seq:
            await self._catch_up()

    async def _catch_up(self) -> None:
        """Fold what the log has and this room has not seen; what it cannot read stops the room."""
        room = self._room
        if room.stopped:
            return
        async with self._folding:
            since = room.state.seq
            entries, why = await asyncio.to_thread(read_on, self._engine, room.id, since)
            names = await asyncio.to_thread(read_names, self._engine, room.id, since)
            await self._fold(entries)
            room.names.update(names.counted(room.state.told))
        self.behind = 0
        if why:
            room.stop(why)

    async def read_anew(self) -> None:
        """Words were erased from the log: nothing that was known of it stands."""
        room = self._room
        async with self._folding:
            _last, state, _why = await asyncio.to_thread(folded, self._engine, room.id)
            names = await asyncio.to_thread(read_names, self._engine, room.id)
            room.read_anew(state, names.counted(state.told))

    async def _fold(self, entries: Sequence[Entry], names: dict[str, str] | None = None) -> None:
        for start in range(0, len(entries), FOLD_AT_ONCE):
            self._room.fold(entries[start : start + FOLD_AT_ONCE], names)
            await asyncio.sleep(0)
        if due := [entry for entry in entries if isinstance(entry.body, FOR_THE_PROCESS)]:
            self._due += due
            self._woken.set()
