"""Rehearsals that moderators begin by a button: in a process of their own, one at a time on a server.

Whoever takes part in one is a client of the server like any other; the process is the last to be served.
"""

import asyncio
import json
from contextlib import suppress

import structlog

from app.live.hall.hall import Hall
from app.log.tables import SessionRow
from app.log.wipe import wipe_copy
from app.ourselves import command, environment
from app.rehearsal.copy import NothingToRehearse, make_copy

log = structlog.get_logger()

PARTICIPANTS, SPEED = 40, 10.0
"""How many come, and how many times faster than life they are."""

ENDS_IN = 10.0
"""How many seconds a rehearsal that is stopped may take to leave."""

_MOST_SAID = 2000


class Rehearsals:
    """The rehearsals of this server. What ends one is told in the log; its copy is wiped in any case."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._process: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None

    async def begin(self, original: SessionRow, address: str) -> None:
        """Begin one, at the address by which this server is reached from its own machine. Raises
        NothingToRehearse, also where one goes on already."""
        if self._watching is not None:
            raise NothingToRehearse("A rehearsal is under way on this server.")
        begun = asyncio.get_running_loop().create_future()
        self._watching = asyncio.create_task(self._rehearse(original, address, begun), name="rehearsal")
        await begun

    async def end(self) -> None:
        """Stop the one that goes on, and wait until its copy is wiped."""
        if self._watching is None:
            return
        watching = self._watching
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()  # which tells it to leave
        _done, late = await asyncio.wait({watching}, timeout=ENDS_IN)
        if late:
            watching.cancel()
            await asyncio.wait({watching})

    async def _rehearse(self, original: SessionRow, address: str, begun: "asyncio.Future[None]") -> None:
        copy = None
        try:
            copy = await asyncio.to_thread(make_copy, self._hall.engine, original)
            self._process = await self._start(copy, address)
            self._goes_on(original.code, copy)
            if not begun.done():  # whoever asked for it may have gone
                begun.set_result(None)
            await self._watch(self._process)
        except Exception as error:
            if begun.done():
                log.error("a rehearsal failed", session=original.code, exc_info=error)
            else:
                begun.set_exception(error)
        finally:
            self._kill()
            if copy is not None:
                await asyncio.to_thread(wipe_copy, self._hall.engine, copy)
            self._process = self._watching = None
            self._goes_on(original.code, None)

    def _goes_on(self, code: str, copy: SessionRow | None) -> None:
        """Say to the moderators of a session which copy of it is being rehearsed."""
        if copy is None:
            self._hall.copies.pop(code, None)
        else:
            self._hall.copies[code] = copy
        if here := self._hall.open_room(code):
            here.room.audience.rehearsal_changed()

    async def _start(self, copy: SessionRow, address: str) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *command("app.rehearsal.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=environment(),
            start_new_session=True,  # Ctrl-C is for the service, which ends it by itself
        )
        assert process.stdin is not None
        url = self._hall.engine.url.render_as_string(hide_password=False)
        said = [url, copy.code, address, PARTICIPANTS, SPEED]
        process.stdin.write(json.dumps(said).encode() + b"\n")
        return process

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        complained = await process.stderr.read()
        if await process.wait():
            log.error("a rehearsal did not go through", error=complained.decode(errors="replace")[-_MOST_SAID:])

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
