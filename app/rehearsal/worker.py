"""A rehearsal in a process of its own, which `app.rehearsal.rehearsals` starts.

It is told on standard input what to rehearse. When nothing can come from there any more, the server has ended
or wants it to end: it leaves. Whatever ends it, the copy is wiped.
"""

import asyncio
import json
import os
import sys
from contextlib import suppress

from app.log.database import open_database
from app.log.sessions import find_session
from app.log.wipe import wipe_copy
from app.rehearsal.browser import NoAnswer
from app.rehearsal.copy import plan_of
from app.rehearsal.rehearse import Asked, rehearse

NICENESS = 15
"""The hall comes first, also where both share one core."""


def main() -> None:
    """Rehearse what is asked for; ends with 1 where it could not go on."""
    os.nice(NICENESS)
    url, code, address, participants, speed = json.loads(sys.stdin.buffer.readline())
    engine = open_database(url)
    copy = find_session(engine, code)
    if copy is None:
        return
    try:
        asyncio.run(_until_told(Asked(address, copy, plan_of(engine, copy), participants, speed)))
    except NoAnswer as error:
        sys.exit(str(error))
    finally:
        wipe_copy(engine, copy)


async def _until_told(asked: Asked) -> None:
    rehearsing = asyncio.ensure_future(rehearse(asked, lambda line: None))
    told = asyncio.ensure_future(_nothing_more_can_come())
    await asyncio.wait({rehearsing, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not rehearsing.done():
        rehearsing.cancel()
    with suppress(asyncio.CancelledError):
        await rehearsing


async def _nothing_more_can_come() -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


if __name__ == "__main__":
    main()
