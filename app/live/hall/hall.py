"""The hall: every room of this process, the one writer, and the following of other processes.

A room is opened when it is first asked for: its log is read and folded. From then on its state follows the
log, whoever wrote the entry: this process's writer delivers what it wrote, and what other processes wrote
is read from the log itself, in its order.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import NamedTuple

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.command import OURS
from app.domain.entry import Entry
from app.domain.fold import apply
from app.domain.people.entries import PersonErased, ScreensSeen
from app.domain.reading import FromTheFuture
from app.domain.roles.entries import LinksRenewed
from app.domain.session.entries import BegunAfresh
from app.domain.state import State
from app.live.asking.screen import Screen
from app.live.hall.acquainted import Acquainted
from app.live.hall.allowance import Allowance
from app.live.hall.garbage import put_aside
from app.live.hall.keepalive import look_after
from app.live.hall.limits import Limits
from app.live.hall.pulse import Pulse
from app.live.room.connection import Connection
from app.live.room.room import Room
from app.live.room.steady import SteadyClock, watch_the_wall
from app.live.showing.pusher import Pusher
from app.log.append import Appended, Draft
from app.log.follow import Listener
from app.log.read import read_entries, read_names
from app.log.sessions import find_session, last_seq, normal_code
from app.log.tables import SessionRow
from app.log.writer import Writer
from app.supervised import Supervised

log = structlog.get_logger()

FOLD_AT_ONCE = 200
"""How many entries are folded before other work gets its turn."""

KEPT_FOR_ROLES = 50
"""How many screens are kept for moderators, boards and rapporteurs, whatever crowd comes."""

NOTE_SECONDS = 5.0
"""How often those who opened a screen for the first time are noted in the log, together."""


class NewerSession(Exception):
    """The session was begun by a newer version of this program, which alone can read it."""


class OpenRoom(NamedTuple):
    """A room, what pushes its views, how much its people may send, and where they are."""

    room: Room
    pusher: Pusher
    limits: Limits
    allowance: Allowance
    acquainted: Acquainted


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
        self._rooms: dict[str, OpenRoom] = {}
        self._codes: dict[int, str] = {}
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._folding = asyncio.Lock()
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._delivered: asyncio.Queue[tuple[list[Draft], list[Appended]]] = asyncio.Queue()
        self._writer = Writer(
            engine, self._codes, self._from_writer, self._writer_in_trouble, self._writer_refused
        )
        self._listener = Listener(engine, self._log_grew)
        self.tasks = Supervised()
        self.clock = SteadyClock()
        self.behind: dict[int, int] = {}
        self.unreadable: dict[int, str] = {}
        self.follow_patience = max(10 * follow_seconds, 30.0)
        self._followed_at = self._loop.time()

    async def open(self) -> None:
        """Begin to write and to follow."""
        self._writer.start()
        self._listener.start()
        begin = self.tasks.begin
        begin("taking what was written", self._take_deliveries)
        begin("following the log", self._follow)
        begin("measuring pauses", self.pulse.run)
        begin("putting aside", lambda: put_aside(lambda: self.screens > 0))
        begin("looking after lines", lambda: look_after(self._everyone, self._ping_seconds))
        begin("watching the clock", lambda: watch_the_wall(self.clock))
        begin("noting screens", self._note_screens)

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
        self.tasks.end_all()

    @property
    def writing(self) -> bool:
        """Whether what comes in is being saved."""
        return self._writer.alive and all(here.room.saving for here in self.rooms)

    @property
    def followed_ago(self) -> float:
        """Since how many seconds the log has not been looked at."""
        return self._loop.time() - self._followed_at

    @property
    def screens(self) -> int:
        """How many screens are open."""
        return sum(len(here.room.presence) for here in self.rooms)

    def full_for(self, screen: Screen) -> bool:
        """Whether newcomers at such a screen must come again in a moment. Places are kept for the roles."""
        if screen != "participant":
            return self.screens >= self._most_screens
        kept = min(KEPT_FOR_ROLES, self._most_screens // 5)
        return self.pulse.far_behind or self.screens >= self._most_screens - kept

    def _everyone(self) -> list[Connection]:
        return [connection for here in self.rooms for connection in here.room.presence.everyone()]

    @property
    def rooms(self) -> list[OpenRoom]:
        """The rooms that are open here."""
        return list(self._rooms.values())

    def open_room(self, code: str) -> OpenRoom | None:
        """The room with this code, however it was typed, if it is open."""
        return self._rooms.get(code) or self._rooms.get(normal_code(code))

    async def find(self, code: str) -> OpenRoom | None:
        """The session with this code, however it was typed; None if there is none, which costs one look-up."""
        if here := self.open_room(code):
            return here
        session = await asyncio.to_thread(find_session, self.engine, code)
        if session is None:
            return None
        async with self._opening[session.code]:
            if session.code not in self._rooms:
                self._admit(await asyncio.to_thread(self._read, session))
        return self._rooms[session.code]

    def _read(self, session: SessionRow) -> Room:
        assert session.id is not None
        last, state, stopped = _folded(self.engine, session.id)
        if last is None:
            self.unreadable[session.id] = stopped
            raise NewerSession(stopped)
        self.unreadable.pop(session.id, None)
        names = read_names(self.engine, session.id).counted(state.told)
        room = Room(session, state, names, self._writer.write, self._public_url, self.clock, last.at)
        if stopped:
            room.stop(stopped)
        return room

    def _admit(self, room: Room) -> OpenRoom:
        pusher = self._make_pusher(room)
        self._codes[room.id] = room.code
        self._rooms[room.code] = OpenRoom(room, pusher, self.limits, Allowance(self.limits, room), Acquainted())
        for name, work in pusher.work.items():
            self.tasks.begin(f"{name} of session {room.id}", work)
        return self._rooms[room.code]

    def _log_grew(self) -> None:
        self._loop.call_soon_threadsafe(self._woken.set)

    # What this process wrote

    def _from_writer(self, drafts: list[Draft], written: list[Appended]) -> None:
        self._loop.call_soon_threadsafe(self._delivered.put_nowait, (drafts, written))

    def _writer_in_trouble(self, drafts: list[Draft]) -> None:
        self._loop.call_soon_threadsafe(self._tell_trouble, False)

    def _writer_refused(self, draft: Draft) -> None:
        self._loop.call_soon_threadsafe(lambda: self._of(draft.session_id).room.never(draft.key))

    def _tell_trouble(self, saving: bool) -> None:
        for here in self._rooms.values():
            here.room.trouble(saving)

    async def _take_deliveries(self) -> None:
        while True:
            drafts, written = await self._delivered.get()
            try:
                await self._take(drafts, written)
            except SQLAlchemyError as error:  # what could not be read now is read by following
                log.warning("log not read", error=str(error.__cause__ or error))
                self._woken.set()
            except Exception as error:
                log.error("what was written is not taken in", exc_info=error)
                self._woken.set()
            finally:
                self._delivered.task_done()

    async def _take(self, drafts: list[Draft], written: list[Appended]) -> None:
        """Fold what was written, and answer those whose drafts were in the log before."""
        self._tell_trouble(True)
        names = {draft.key: draft.name for draft in drafts if draft.key and draft.name is not None}
        for appended in written:
            await self._fold(self._of(appended.session_id), appended, names)
        for draft in drafts:
            self._of(draft.session_id).room.settle(draft.key)

    def _of(self, session_id: int) -> OpenRoom:
        return self._rooms[self._codes[session_id]]

    async def _fold(self, here: OpenRoom, appended: Appended, names: dict[str, str]) -> None:
        room = here.room
        async with self._folding:
            if appended.entries and appended.entries[0].seq == room.state.seq + 1:
                await self._fold_into(here, appended.entries, names)
        if appended.last_seq > room.state.seq:
            await self._catch_up(here)

    async def _fold_into(
        self, here: OpenRoom, entries: list[Entry], names: dict[str, str] | None = None
    ) -> None:
        for start in range(0, len(entries), FOLD_AT_ONCE):
            here.room.fold(entries[start : start + FOLD_AT_ONCE], names)
            await asyncio.sleep(0)
        for entry in entries:
            await self._of_the_house(here, entry)

    # What other processes wrote

    async def _follow(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._follow_seconds)
            self._woken.clear()
            if not self._rooms:
                self._followed_at = self._loop.time()
            for here in self.rooms:
                await self._follow_room(here)

    async def _follow_room(self, here: OpenRoom) -> None:
        """Fold what the room has not seen; where that fails it is tried again, and the other rooms go on."""
        room = here.room
        try:
            behind = await asyncio.to_thread(last_seq, self.engine, room.id) - room.state.seq
            self.behind[room.id] = max(behind, 0)
            self._followed_at = self._loop.time()
            if behind > 0 and not room.stopped:
                await self._catch_up(here)
                self.behind[room.id] = 0
        except SQLAlchemyError as error:
            log.warning("log not read", session=room.id, error=str(error.__cause__ or error))

    async def _catch_up(self, here: OpenRoom) -> None:
        """Fold what the log has and this room has not seen; what it cannot read stops the room."""
        room = here.room
        if room.stopped:
            return
        async with self._folding:
            since = room.state.seq
            entries, why = await asyncio.to_thread(_read_on, self.engine, room.id, since)
            names = await asyncio.to_thread(read_names, self.engine, room.id, since)
            await self._fold_into(here, entries)
            room.names.update(names.counted(room.state.told))
        if why:
            room.stop(why)

    # What the host does by the command line

    async def _of_the_house(self, here: OpenRoom, entry: Entry) -> None:
        """What an entry means for this process, besides for the session."""
        match entry.body:
            case LinksRenewed() if entry.actor == "host":
                await self._let_in_no_longer(here, entry.body.roles)
            case PersonErased() if entry.actor == "host":
                await self._forget(here)
            case BegunAfresh():
                self._bring_along(here)

    async def _let_in_no_longer(self, here: OpenRoom, roles: Sequence[str]) -> None:
        """The roles' links are new: who came by the old ones is let go."""
        session = await asyncio.to_thread(find_session, self.engine, here.room.code)
        assert session is not None
        here.room.session = session
        for connection in here.room.presence.everyone():
            if connection.screen in roles:
                connection.wire.hang_up(1008)

    async def _forget(self, here: OpenRoom) -> None:
        """Words were erased from the log: it is read anew, and every screen with it."""
        room = here.room
        _last, state, _why = await asyncio.to_thread(_folded, self.engine, room.id)
        names = await asyncio.to_thread(read_names, self.engine, room.id)
        room.read_anew(state, names.counted(state.told))

    def _bring_along(self, here: OpenRoom) -> None:
        """Another run began: whoever is here is in it as who they were."""
        room = here.room
        for who in list(room.presence.participants):
            if room.was_here_before(who):
                room.come_back(who)

    async def _note_screens(self) -> None:
        """Note who opened a screen for the first time."""
        while True:
            await asyncio.sleep(NOTE_SECONDS)
            for here in self.rooms:
                if new := here.room.take_first_seen():
                    here.room.note(ScreensSeen(participants=tuple(new)), f"{OURS}screens-{token_hex(12)}")


def _read_on(engine: Engine, session_id: int, after: int) -> tuple[list[Entry], str]:
    """The entries after a place, up to one that cannot be read; and why it cannot."""
    entries: list[Entry] = []
    try:
        entries.extend(read_entries(engine, session_id, after))
    except FromTheFuture as error:
        return entries, _of_a_newer_version(after + len(entries) + 1, error)
    return entries, ""


def _folded(engine: Engine, session_id: int) -> tuple[Entry | None, State, str]:
    """The last entry that can be read, what the log says up to it, and why it goes no further."""
    state, last = State(), None
    try:
        for entry in read_entries(engine, session_id):
            apply(state, entry)
            last = entry
    except FromTheFuture as error:
        return last, state, _of_a_newer_version(state.seq + 1, error)
    return last, state, ""


def _of_a_newer_version(seq: int, error: FromTheFuture) -> str:
    return f"entry {seq} is of a newer version of the program: {error}"
