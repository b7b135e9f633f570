"""Files made aside: in processes of their own, a few at a time, while the event loop serves the hall.

A thread would not do: folding a long log holds the interpreter, and every phone with it.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import structlog

from app.exports.asked import UNREADABLE, Asked
from app.ourselves import command, environment

log = structlog.get_logger()

AT_ONCE = 2
"""How many files are made at the same time; each is a process that takes a core and a hundred megabytes."""

_MOST_SAID = 2000
"""How many characters of what a failed process said are worth keeping: the end of its traceback."""


class Busy(Exception):
    """As many files are being made as may be."""


class NotMade(Exception):
    """The file could not be made. The log line says why."""


class Unreadable(Exception):
    """The database cannot be reached. The log line says why."""


class Left(Exception):
    """Whoever asked for it has gone."""


class Aside:
    """Makes files, `at_once` at the same time."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once

    async def made(self, asked: Asked, gone: Callable[[], Awaitable[object]]) -> BinaryIO:
        """The file, to be read from its beginning and closed. It has no name, and goes when it is closed.

        Raises Busy, NotMade, Unreadable, and Left once `gone` is over; then the process that was making it is
        ended.
        """
        if self._free == 0:
            raise Busy
        self._free -= 1
        file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 - whoever reads it closes it
        try:
            await _make(asked, file, gone)
        except BaseException:
            file.close()
            raise
        finally:
            self._free += 1
        file.seek(0)
        return file


async def _make(asked: Asked, file: BinaryIO, gone: Callable[[], Awaitable[object]]) -> None:
    try:
        process = await asyncio.create_subprocess_exec(
            *command("app.exports.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=file,
            stderr=asyncio.subprocess.PIPE,
            env=environment(),
            start_new_session=True,  # Ctrl-C is for the service, which ends it by itself
        )
    except OSError as error:
        log.error("download not begun", error=str(error))
        raise NotMade from error
    making = asyncio.ensure_future(process.communicate(json.dumps(asked).encode()))
    leaving = asyncio.ensure_future(gone())
    try:
        await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not making.done():
            raise Left
        _said, complained = await making
    finally:
        leaving.cancel()
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await asyncio.wait({making})
    if process.returncode:
        log.error("download not made", error=complained.decode(errors="replace")[-_MOST_SAID:])
        raise Unreadable if process.returncode == UNREADABLE else NotMade
