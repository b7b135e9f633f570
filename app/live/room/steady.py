"""The time, as this process counts it: the wall clock is read once, and from then on seconds are counted.

A wall clock that is set back would let closed votes count again, and one that is set forward would close them
early; a session's times must only ever grow. So a step of the wall clock is told in the log and changes nothing
here; a restart takes the time anew.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import structlog

log = structlog.get_logger()

LOOK_SECONDS = 10.0
A_STEP = timedelta(seconds=2)
"""By how much the wall clock may leave our count before it is told."""

_COUNT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # which goes on while the machine sleeps


class SteadyClock:
    """Counts on from when it was made."""

    def __init__(self) -> None:
        self._began, self._counted = datetime.now(UTC), time.clock_gettime(_COUNT)

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._began + timedelta(seconds=time.clock_gettime(_COUNT) - self._counted)

    @property
    def wall_is_ahead(self) -> timedelta:
        """How far the wall clock is ahead of this one; negative where it is behind."""
        return datetime.now(UTC) - self.now()


async def watch_the_wall(clock: SteadyClock) -> None:
    """Tell when the wall clock was set, until cancelled."""
    told = timedelta()
    while True:
        ahead = clock.wall_is_ahead
        if abs(ahead - told) > A_STEP:
            log.warning(
                "the machine's clock was set; sessions keep counting from their start, a restart takes it over",
                seconds=round((ahead - told).total_seconds(), 1),
            )
            told = ahead
        await asyncio.sleep(LOOK_SECONDS)
