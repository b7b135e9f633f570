"""The hall: every room of this process, the one writer, and the following of other processes.

A room is opened when it is first asked for: its log is read and folded. From then on its state follows the
log, whoever wrote the entry: this process's writer delivers what it wrote, and what other processes wrote
is read from the log itself, in its order.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.state import State
from app.live.connection import Connection
from app.live.garbage import put_aside
from app.live.identity import Screen
from app.live.keepalive import look_after
from app.live.limits import INPUTS, MESSAGES, Bucket, Limits
from app.live.participant_commands import SendInput
from app.live.pulse import Pulse
from app.live.pusher import Pusher
from app.live.room import Room
from app.log.append import Appended, Draft
from app.log.follow import Listener
from app.log.read import read_entries, read_names
from app.log.sessions import find_session, last_seq
from app.log.writer import Writer

log = structlog.get_logger()

FOLD_AT_ONCE = 200
"""How many entries are folded before other work gets its turn."""

KEPT_FOR_ROLES = 50
"""How many screens are kept for moderators, boards and rapporteurs, whatever crowd comes."""


class Live(NamedTuple):
    """A room, what pushes its views, the task that does, and how much its people may send."""

    room: Room
    pusher: Pusher
    pushing: asyncio.Task[None]
    limits: Limits

    def messages_of(self, screen: Screen, who: str) -> Bucket:
        """What a person at a screen may send."""
        return self.limits.bucket(MESSAGES, f"{self.room.code}:{screen}:{who}")

    def inputs_too_fast(self, who: str, asked: SendInput) -> bool:
        """Whether a participant sends more inputs than one may; sending the same one again is no more."""
        again = asked.key in self.room.state.outcomes
        return not again and self.limits.take(INPUTS, f"{self.room.code}:{who}") > 0


class Hall:
    """Rooms by their code."""

    def __init__(
        self,
        engine: Engine,
        make_pusher: Callable[[Room], Pusher],
        public_url: str,
        follow_seconds: float,
        ping_seconds: float,
        most_screens: int,
    ) -> None:
        self.engine, self._make_pusher, self._public_url = engine, make_pusher, public_url
        self._follow_seconds, self._ping_seconds = follow_seconds, ping_seconds
        self.limits = Limits()
        self.pulse = Pulse()
        self._most_screens = most_screens
        self._rooms: dict[str, Live] = {}
        self._codes: dict[int, str] = {}
        self._opening = asyncio.Lock()
        self._folding = asyncio.Lock()
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._delivered: asyncio.Queue[tuple[list[Draft], list[Appended]]] = asyncio.Queue()
        self._writer = Writer(engine, self._codes, self._from_writer, self._writer_in_trouble)
        self._listener = Listener(engine, self._log_grew)
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Begin to write and to follow."""
        self._writer.start()
        self._listener.start()
        running = (
            self._take_deliveries(),
            self._follow(),
            self.pulse.run(),
            put_aside(lambda: self.screens > 0),
            look_after(self._everyone, self._ping_seconds),
        )
        self._tasks = [asyncio.create_task(one) for one in running]

    async def drain(self) -> None:
        """Write what is queued and answer it. Nothing is written after that."""
        await asyncio.to_thread(self._writer.stop)
        await asyncio.sleep(0)
        await self._delivered.join()

    async def close(self) -> None:
        """Write what is queued, answer it, and send everyone away to come back."""
        await self.drain()
        for connection in self._everyone():
            connection.wire.hang_up(1012)
        self._listener.stop()
        for task in [*self._tasks, *(live.pushing for live in self._rooms.values())]:
            task.cancel()

    @property
    def saving(self) -> bool:
        """Whether what comes in is being saved."""
        return self._writer.alive and all(live.room.saving for live in self.rooms)

    @property
    def screens(self) -> int:
        """How many screens are open."""
        return sum(len(live.room.presence) for live in self.rooms)

    def full_for(self, screen: Screen) -> bool:
        """Whether newcomers at such a screen must come again in a moment. Places are kept for the roles."""
        if screen != "participant":
            return self.screens >= self._most_screens
        kept = min(KEPT_FOR_ROLES, self._most_screens // 5)
        return self.pulse.far_behind or self.screens >= self._most_screens - kept

    def _everyone(self) -> list[Connection]:
        return [connection for live in self.rooms for connection in live.room.presence.everyone()]

    @property
    def rooms(self) -> list[Live]:
        """The rooms that are open here."""
        return list(self._rooms.values())

    def live(self, code: str) -> Live | None:
        """The room with this code, if it is open."""
        return self._rooms.get(code)

    async def find(self, code: str) -> Live | None:
        """The session with this code; None if there is none."""
        if code in self._rooms:
            return self._rooms[code]
        async with self._opening:
            if code not in self._rooms:
                room = await asyncio.to_thread(self._read, code)
                if room is None:
                    return None
                if room.code != code:
                    return self._rooms.get(room.code) or self._admit(room)
                self._admit(room)
        return self._rooms[code]

    def _read(self, code: str) -> Room | None:
        session = find_session(self.engine, code)
        if session is None or session.id is None:
            return None
        state = State(read_entries(self.engine, session.id))
        return Room(session, state, read_names(self.engine, session.id), self._writer.write, self._public_url)

    def _admit(self, room: Room) -> Live:
        pusher = self._make_pusher(room)
        self._codes[room.id] = room.code
        self._rooms[room.code] = Live(room, pusher, asyncio.create_task(pusher.run()), self.limits)
        return self._rooms[room.code]

    def _log_grew(self) -> None:
        self._loop.call_soon_threadsafe(self._woken.set)

    # What this process wrote

    def _from_writer(self, drafts: list[Draft], written: list[Appended]) -> None:
        self._loop.call_soon_threadsafe(self._delivered.put_nowait, (drafts, written))

    def _writer_in_trouble(self, drafts: list[Draft]) -> None:
        self._loop.call_soon_threadsafe(self._tell_trouble, False)

    def _tell_trouble(self, saving: bool) -> None:
        for live in self._rooms.values():
            live.room.trouble(saving)

    async def _take_deliveries(self) -> None:
        while True:
            drafts, written = await self._delivered.get()
            try:
                await self._take(drafts, written)
            except Exception as error:  # what could not be read now is read by following
                log.warning("log not read", error=str(error.__cause__ or error))
                self._woken.set()
            finally:
                self._delivered.task_done()

    async def _take(self, drafts: list[Draft], written: list[Appended]) -> None:
        """Fold what was written, and answer those whose drafts were in the log before."""
        self._tell_trouble(True)
        for draft in drafts:
            if draft.name is not None:
                self._room(draft.session_id).names[draft.actor] = draft.name
        for appended in written:
            await self._fold(self._room(appended.session_id), appended)
        for draft in drafts:
            self._room(draft.session_id).settle(draft.key)

    def _room(self, session_id: int) -> Room:
        return self._rooms[self._codes[session_id]].room

    async def _fold(self, room: Room, appended: Appended) -> None:
        async with self._folding:
            if appended.entries and appended.entries[0].seq == room.state.seq + 1:
                for start in range(0, len(appended.entries), FOLD_AT_ONCE):
                    room.fold(appended.entries[start : start + FOLD_AT_ONCE])
                    await asyncio.sleep(0)
        if appended.last_seq > room.state.seq:
            await self._catch_up(room)

    # What other processes wrote

    async def _follow(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._follow_seconds)
            self._woken.clear()
            try:
                for live in self.rooms:
                    if await asyncio.to_thread(last_seq, self.engine, live.room.id) > live.room.state.seq:
                        await self._catch_up(live.room)
            except SQLAlchemyError as error:
                log.warning("log not read", error=str(error.__cause__ or error))

    async def _catch_up(self, room: Room) -> None:
        """Fold what the log has and this room has not seen."""
        async with self._folding:
            entries = await asyncio.to_thread(lambda: list(read_entries(self.engine, room.id, room.state.seq)))
            room.names.update(await asyncio.to_thread(read_names, self.engine, room.id))
            for start in range(0, len(entries), FOLD_AT_ONCE):
                room.fold(entries[start : start + FOLD_AT_ONCE])
                await asyncio.sleep(0)
