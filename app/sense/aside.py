"""Suggestions made aside, in a process of their own, one at a time: no phone waits for them."""

import asyncio
import json
from contextlib import suppress
from hashlib import sha256

import structlog

from app.ourselves import command, environment
from app.sense.said import Asked, Suggestions, suggestions_from

log = structlog.get_logger()

PATIENCE = 60.0
"""How many seconds they may take."""

_MOST_SAID = 2000
"""How many characters of what a failed process said are worth keeping: the end of its traceback."""


_KEPT = 4
"""How many answers are kept, and of what was said nothing but its hash."""


class NotSuggested(Exception):
    """There are no suggestions now. The log line says why; the desk works without them."""


class Sense:
    """Makes suggestions, one after another. What was asked of late is answered as before."""

    def __init__(self) -> None:
        self._free = asyncio.Lock()
        self._made: dict[bytes, Suggestions] = {}

    async def suggested(self, asked: Asked) -> Suggestions:
        """What is suggested. Raises NotSuggested."""
        said = json.dumps(asked).encode()
        which = sha256(said).digest()
        async with self._free:
            made = self._made.pop(which, None) or await self._make(said)
            self._made = dict([*self._made.items(), (which, made)][-_KEPT:])
            return made

    async def _make(self, said: bytes) -> Suggestions:
        try:
            process = await asyncio.create_subprocess_exec(
                *command("app.sense.worker"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=environment(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1"),
                start_new_session=True,
            )
        except OSError as error:
            log.error("suggestions not begun", error=str(error))
            raise NotSuggested from error
        try:
            told, complained = await asyncio.wait_for(process.communicate(said), PATIENCE)
        except TimeoutError as error:
            log.error("suggestions not made", error=f"they took more than {PATIENCE:.0f} s")
            raise NotSuggested from error
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            log.error("suggestions not made", error=complained.decode(errors="replace")[-_MOST_SAID:])
            raise NotSuggested
        return suggestions_from(json.loads(told))
