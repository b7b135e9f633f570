"""What stands in the line between phones and the server: a port of its own, served by a thread of its own."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

Found = TypeVar("Found")


class Wayside:
    """Takes connections until it is closed, or this process ends. What becomes of each, a subclass says."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port: int = listening.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """Take it out of the line, with all that is open."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def in_its_thread(self, act: Callable[[], Found]) -> Found:
        """Do something where the connections are served, and wait until it is done."""

        async def whole() -> Found:
            return act()

        return asyncio.run_coroutine_threadsafe(whole(), self._loop).result(10)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        raise NotImplementedError

    async def _listen(self) -> asyncio.Server:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        return self._server

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            await self.connect(reader, writer)
        writer.close()

    async def _stop(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
