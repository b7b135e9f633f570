"""One open screen: what it shows, and what is still to be sent to it.

A rendering waits under its view's name, so a newer one replaces an older one that has not been taken:
a slow phone holds one rendering of each view at most, and delays nobody.
"""

import asyncio
from collections.abc import Awaitable, Callable

from app.domain.text import Language
from app.live.identity import Screen

MAX_REPLIES = 200
"""How many answers may wait for a client that sends and does not read; beyond that it is closed."""


class Connection:
    """An open screen of one person. `send` puts one text message on the wire."""

    __slots__ = ("_due", "_replies", "_views", "language", "overrun", "screen", "send", "who")

    def __init__(
        self, screen: Screen, who: str, language: Language, send: Callable[[str], Awaitable[None]]
    ) -> None:
        self.screen, self.who, self.language, self.send = screen, who, language, send
        self._views: dict[str, str] = {}
        self._replies: list[str] = []
        self._due = asyncio.Event()
        self.overrun = False

    def show(self, view: str, html: str) -> None:
        """Send a rendering of a view when the client can take it."""
        self._views[view] = html
        self._due.set()

    def answer(self, message: str) -> None:
        """Send an answer to something the client sent, or news meant for it alone."""
        if len(self._replies) >= MAX_REPLIES:
            self.overrun = True
        else:
            self._replies.append(message)
        self._due.set()

    async def deliver(self) -> None:
        """Send what is due, for as long as the connection lasts."""
        while not self.overrun:
            await self._due.wait()
            self._due.clear()
            replies, self._replies = self._replies, []
            for message in replies:
                await self.send(message)
            views, self._views = self._views, {}
            if views:
                await self.send("\n".join(views.values()))
