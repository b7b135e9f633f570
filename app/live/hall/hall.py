"""The hall: every room of this process, and the one writer of its log.

A room is opened when it is first asked for: its log is read and folded. From then on it follows the log. One
that nobody looks at for a while is closed, and costs nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from secrets import token_hex

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.attendance.entries import PresentCounted
from app.domain.command import OURS
from app.domain.entry import Entry
from app.domain.people.entries import NamesErased, PersonErased, ScreensSeen
from app.domain.roles import HOUSE, role_of
from app.domain.roles.entries import LinksRenewed
from app.domain.session.entries import BegunAfresh
from app.live.asking.screen import Screen
from app.live.hall.acquainted import Acquainted
from app.live.hall.allowance import Allowance
from app.live.hall.delivered import Deliveries
from app.live.hall.following import Following
from app.live.hall.going_on import go_on_in_time
from app.live.hall.keepalive import look_after
from app.live.hall.keeping import keep_none_too_long
from app.live.hall.limits import Limits
from app.live.hall.open_room import OpenRoom, Others
from app.live.hall.pulse import Pulse
from app.live.hall.reading_on import folded
from app.live.room.connection import Connection
from app.live.room.room import Room
from app.live.room.steady import SteadyClock, watch_the_wall
from app.live.showing.pusher import Pusher
from app.log.database import is_there
from app.log.follow import Listener
from app.log.read import read_names
from app.log.sessions import find_session, last_seqs, normal_code
from app.log.tables import SessionRow
from app.log.writer import Writer
from app.supervised import Supervised

log = structlog.get_logger()

KEPT_FOR_ROLES = 50
"""How many screens are kept for moderators, boards and rapporteurs, whatever crowd comes."""

NOTE_SECONDS = 5.0
"""How often those who opened a screen for the first time are noted in the log, together."""

IDLE_SECONDS = 600.0
"""After how long a room that nobody looks at is closed."""


class NewerSession(Exception):
    """The session was begun by a newer version of this program, which alone can read it."""


class Hall:
    """Rooms by their code. `copies` are those being rehearsed at this moment, by the code of their session."""

    def __init__(
        self,
        engine: Engine,
        make_pusher: Callable[[Room], Pusher],
        render_others: Others,
        public_url: str,
        follow_seconds: float,
        ping_seconds: float,
        most_screens: int,
    ) -> None:
        self.engine, self._make_pusher, self._render_others = engine, make_pusher, render_others
        self._public_url, self._follow_seconds = public_url, follow_seconds
        self._ping_seconds, self._most_screens = ping_seconds, most_screens
        self.limits, self.pulse, self.clock, self.tasks = Limits(), Pulse(), SteadyClock(), Supervised()
        self._rooms: dict[str, OpenRoom] = {}
        self._codes: dict[int, str] = {}
        self._looked_at: dict[str, float] = {}
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._loop = asyncio.get_running_loop()
        self._deliveries = Deliveries(self._of, lambda: self.rooms)
        self._writer = Writer(
            engine,
            self._codes,
            self._deliveries.written,
            self._deliveries.in_trouble,
            self._deliveries.refused,
        )
        self._listener = Listener(engine, self._log_grew)
        self.unreadable: dict[int, str] = {}
        self.copies: dict[str, SessionRow] = {}
        self.follow_patience = max(10 * follow_seconds, 30.0)
        self._followed_at = self._loop.time()

    async def open(self) -> None:
        """Begin to write and to follow."""
        self._writer.start()
        self._listener.start()
        begin = self.tasks.begin
        begin("taking what was written", self._deliveries.run)
        begin("following the log", self._follow)
        begin("measuring pauses", self.pulse.run)
        begin("looking after lines", lambda: look_after(self._everyone, self._ping_seconds))
        begin("watching the clock", lambda: watch_the_wall(self.clock))
        begin("noting screens", self._note_screens)
        begin("closing rooms", self._close_idle)
        begin("going on in time", lambda: go_on_in_time(lambda: [here.room for here in self.rooms]))
        begin("keeping no name too long", lambda: keep_none_too_long(self.engine, lambda: not self.screens))

    async def drain(self) -> None:
        """Write what is queued and answer it. Nothing is written after that."""
        await asyncio.to_thread(self._writer.stop)
        await asyncio.sleep(0)
        await self._deliveries.join()

    async def close(self) -> None:
        """Write what is queued, answer it, and send everyone away to come back."""
        await self.drain()
        for connection in self._everyone():
            connection.wire.hang_up(1012)
        self._listener.stop()
        self.tasks.end_all()

    # How it stands

    @property
    def writing(self) -> bool:
        """Whether what comes in is being saved."""
        return self._writer.alive and is_there(self.engine) and all(here.room.saving for here in self.rooms)

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

    # The rooms

    @property
    def rooms(self) -> list[OpenRoom]:
        """The rooms that are open here."""
        return list(self._rooms.values())

    def open_room(self, code: str) -> OpenRoom | None:
        """The room with this code, however it was typed, if it is open."""
        here = self._rooms.get(code) or self._rooms.get(normal_code(code))
        if here:
            self._looked_at[here.room.code] = self._loop.time()
        return here

    async def find(self, code: str) -> OpenRoom | None:
        """The session with this code, however it was typed; None if there is none, which costs one look-up."""
        if here := self.open_room(code):
            return here
        session = await asyncio.to_thread(find_session, self.engine, code)
        if session is None:
            return None
        async with self._opening[session.code]:
            if session.code not in self._rooms and (room := await asyncio.to_thread(self._read, session)):
                self._admit(room)
        return self.open_room(session.code)

    def _read(self, session: SessionRow) -> Room | None:
        assert session.id is not None
        last, state, stopped = folded(self.engine, session.id)
        if last is None and not stopped:
            return None  # it was a copy, and has just been wiped
        if last is None:
            self.unreadable[session.id] = stopped
            raise NewerSession(stopped)
        self.unreadable.pop(session.id, None)
        names = read_names(self.engine, session.id).counted(state.told)
        room = Room(
            session, state, names, self._writer.write, self._public_url, self.clock, last.at, self.copies
        )
        if stopped:
            room.stop(stopped)
        return room

    def _admit(self, room: Room) -> None:
        following = Following(self.engine, room, self._does)
        pusher, allowance = self._make_pusher(room), Allowance(self.limits, room)
        self._codes[room.id] = room.code
        self._rooms[room.code] = OpenRoom(
            room, following, pusher, self.limits, allowance, Acquainted(), self._render_others
        )
        for name, work in {"following": following.run, **pusher.work}.items():
            self.tasks.begin(_of_session(name, room), work)

    def _of(self, session_id: int) -> OpenRoom | None:
        return self._rooms.get(self._codes.get(session_id, ""))

    async def _close_idle(self) -> None:
        """Close the rooms that nobody has looked at for a while."""
        while True:
            await asyncio.sleep(IDLE_SECONDS / 10)
            for here in self.rooms:
                if here.idle and self._loop.time() - self._looked_at[here.room.code] > IDLE_SECONDS:
                    self._close(here)

    def _close(self, here: OpenRoom) -> None:
        room = here.room
        for name in ("following", *here.pusher.work):
            self.tasks.end(_of_session(name, room))
        for known in (self._rooms, self._looked_at, self._opening):
            known.pop(room.code, None)

    # What other processes wrote

    def _log_grew(self, session_id: int | None) -> None:
        self._loop.call_soon_threadsafe(self._wake, session_id)

    def _wake(self, session_id: int | None) -> None:
        for here in self.rooms if session_id is None else filter(None, [self._of(session_id)]):
            here.following.wake()

    async def _follow(self) -> None:
        """Look where the logs end, all at once; whoever is behind is woken."""
        while True:
            await asyncio.sleep(self._follow_seconds)
            asked = self.rooms
            try:
                last = await asyncio.to_thread(last_seqs, self.engine, [here.room.id for here in asked])
            except SQLAlchemyError as error:
                log.warning("log not read", error=str(error.__cause__ or error))
                continue
            self._followed_at = self._loop.time()
            for here in asked:
                if here.room.id not in last:
                    self._let_go(here)
                elif still := self._of(here.room.id):
                    still.following.wake(last[here.room.id])

    def _let_go(self, here: OpenRoom) -> None:
        """The session is gone, being a copy that was rehearsed: its screens have nothing to come back to."""
        for connection in here.room.presence.everyone():
            connection.wire.hang_up(1000)
        if self._of(here.room.id):
            self._close(here)

    # What entries ask of this process, besides of the session

    async def _does(self, room: Room, entry: Entry) -> None:
        match entry.body:
            case LinksRenewed() if entry.actor == "host":
                await self._let_in_no_longer(room, entry.body.roles)
            case PersonErased() | NamesErased() if role_of(entry.actor) in HOUSE:
                if here := self._of(room.id):
                    await here.following.read_anew()
            case BegunAfresh():
                room.bring_along()

    async def _let_in_no_longer(self, room: Room, roles: tuple[str, ...]) -> None:
        """The roles' links are new: who came by the old ones is let go."""
        session = await asyncio.to_thread(find_session, self.engine, room.code)
        assert session is not None
        room.session = session
        for connection in room.presence.everyone():
            if role_of(connection.who) in roles:
                connection.wire.hang_up(1008)

    async def _note_screens(self) -> None:
        """Note who opened a screen for the first time, and when more are here than ever."""
        while True:
            await asyncio.sleep(NOTE_SECONDS)
            for here in self.rooms:
                if new := here.room.take_first_seen():
                    here.room.note(ScreensSeen(participants=tuple(new)), f"{OURS}screens-{token_hex(12)}")
                if risen := here.room.take_risen():
                    here.room.note(PresentCounted(people=risen), f"{OURS}present-{token_hex(12)}")


def _of_session(name: str, room: Room) -> str:
    return f"{name} of session {room.id}"
