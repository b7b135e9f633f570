"""A screen that is open for as long as someone is in the rehearsal."""

import asyncio
import re
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from app.rehearsal.browser import Browser, NoAnswer
from app.rehearsal.house import House
from app.rehearsal.line import PATIENCE, Answer, Line

_SEEN = re.compile(r'data-follow="[^"]*seen=(\d+)"')


class OnScreen:
    """Someone with a browser and one screen: within `async with` it is open."""

    def __init__(self, house: House, screen: str) -> None:
        self.house = house
        self.browser = Browser(house.address)
        self.line = Line(self.browser, house.code, screen, house.latencies)
        self._staying: asyncio.Task[None] | None = None

    async def come_in(self) -> str:
        """Sign in, and load the screen's page. Raises NoAnswer."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        page = await self.come_in()
        self.line.look(page)
        seen = _SEEN.search(page)
        self._staying = asyncio.create_task(self.line.stay_open(int(seen[1]) if seen else 0))
        try:
            await asyncio.wait_for(self.line.opened.wait(), PATIENCE)
        except BaseException as error:
            await self._leave()
            if isinstance(error, TimeoutError):
                raise NoAnswer(f"{self.house.address}: a screen could not be opened.") from error
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._leave()

    async def _leave(self) -> None:
        if self._staying is not None:
            self._staying.cancel()
            with suppress(asyncio.CancelledError):
                await self._staying

    async def ask(self, do: str, **fields: Any) -> Answer:
        """Ask for something, and wait for what it is answered; a refusal is counted. Raises NoAnswer."""
        answer = await self.line.ask(do, **fields)
        if "reason" in answer:
            self.house.refused[str(answer["reason"])] += 1
        return answer
