"""The pace of a rehearsal: as in life, or so many times faster."""

import asyncio
import time
from datetime import timedelta
from zoneinfo import ZoneInfo

from app.domain.plan import Plan

ARRIVING = 3
"""In how many minutes of life everyone arrives."""


class Pace:
    """Turns minutes of life into seconds of this rehearsal, and says what time it would be."""

    def __init__(self, plan: Plan, speed: float) -> None:
        self._plan, self._speed = plan, speed
        self._began = time.monotonic()

    def seconds(self, minutes: float) -> float:
        """How long so many minutes of life take here."""
        return minutes * 60 / self._speed

    async def wait(self, minutes: float) -> None:
        """Let so many minutes of life pass."""
        await asyncio.sleep(self.seconds(minutes))

    @property
    def clock(self) -> str:
        """The time of day in the session, as it would be in life."""
        gone = timedelta(seconds=(time.monotonic() - self._began) * self._speed)
        there = self._plan.starts_at - timedelta(minutes=ARRIVING) + gone
        return f"{there.astimezone(ZoneInfo(self._plan.zone)):%H:%M}"
