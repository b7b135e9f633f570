"""The pulse of the event loop: how late it is with what it has to do.

While it is far behind, newcomers are asked to come again in a moment, so that those who are here are served.
"""

import asyncio
from collections import deque
from itertools import islice

BEAT_SECONDS = 0.05
FAR_BEHIND_SECONDS = 2.0
MOMENTS = 1200
"""How many beats are remembered: one minute."""
SETTLED_AFTER = 20
"""How many beats in time it takes to be no longer behind: those who are here are served first, for a second."""


class Pulse:
    """Measures how long the loop was held up, beat by beat."""

    def __init__(self) -> None:
        self._late: deque[float] = deque(maxlen=MOMENTS)

    async def run(self) -> None:
        """Beat, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(BEAT_SECONDS)
            self._late.append(max(loop.time() - before - BEAT_SECONDS, 0.0))

    @property
    def longest_pause(self) -> float:
        """The longest pause of the last minute, in seconds."""
        return max(self._late, default=0.0)

    @property
    def far_behind(self) -> bool:
        """Whether the loop is too late to take on more. One pause alone may have been the machine's, and is
        over; a crowd makes one after the other."""
        lately = islice(reversed(self._late), SETTLED_AFTER)
        return sum(late > FAR_BEHIND_SECONDS for late in lately) > 1
