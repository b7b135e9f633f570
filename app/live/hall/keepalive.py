"""Finding out whose line is dead: nothing says so of a phone whose battery has gone."""

import asyncio
from collections.abc import Callable, Sequence

from app.live.room.connection import Connection

AT_ONCE = 100
"""How many are asked before other work gets its turn."""


async def look_after(everyone: Callable[[], Sequence[Connection]], seconds: float) -> None:
    """Ask every screen for a sign of life once in so many seconds, spread over them, until cancelled."""
    while True:
        here = everyone()
        portions = range(0, len(here), AT_ONCE)
        for start in portions:
            for connection in here[start : start + AT_ONCE]:
                connection.wire.look_after()
            await asyncio.sleep(seconds / len(portions))
        if not portions:
            await asyncio.sleep(seconds)
