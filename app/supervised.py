"""Tasks that run for as long as the process does: each has a name, and nothing ends it unseen.

What ends one is told in the log with its traceback and counted; it is begun again after a moment; and while it
is down, readiness says so.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()

AGAIN_SECONDS = 0.5
"""How long after its end a task is begun again."""

SOUND_SECONDS = 2.0
"""How long a task that was begun again must run to count as sound."""

Work = Callable[[], Awaitable[None]]


class Supervised:
    """The long tasks of this process."""

    def __init__(self) -> None:
        self.ended: Counter[str] = Counter()
        self.down: dict[str, str] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def begin(self, name: str, work: Work) -> None:
        """Do the work from now on, under this name."""
        self._tasks[name] = asyncio.create_task(self._keep_doing(name, work), name=name)

    def end(self, name: str) -> None:
        """Do it no longer."""
        self._tasks.pop(name).cancel()
        self.down.pop(name, None)

    def end_all(self) -> None:
        """Do nothing any longer."""
        for name in list(self._tasks):
            self.end(name)

    async def _keep_doing(self, name: str, work: Work) -> None:
        while True:
            sound = asyncio.get_running_loop().call_later(SOUND_SECONDS, self.down.pop, name, None)
            try:
                await work()
            except Exception as error:
                log.error("a task ended and is begun again", task=name, exc_info=error)
                self.down[name] = repr(error)
            else:
                log.error("a task that should go on has ended, and is begun again", task=name)
                self.down[name] = "it ended"
            finally:
                sound.cancel()
            self.ended[name] += 1
            await asyncio.sleep(AGAIN_SECONDS)
