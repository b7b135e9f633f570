"""A cable between phones and the server, which can be cut without either side being told."""

import asyncio
from contextlib import suppress


class Cable:
    """Forwards every connection to its port to the server. Once cut, it takes nothing and closes nothing."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._whole = asyncio.Event()
        self._whole.set()
        self._forwarding: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> "Cable":
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._forwarding:
            task.cancel()
        await asyncio.gather(*self._forwarding, return_exceptions=True)

    def cut(self) -> None:
        """From now on nothing comes through."""
        self._whole.clear()

    def mend(self) -> None:
        """What has waited comes through, and all that follows."""
        self._whole.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", self._to_port)
        for source, target in ((reader, there[1]), (there[0], writer)):
            task = asyncio.ensure_future(self._forward(source, target))
            self._forwarding.add(task)
            task.add_done_callback(self._forwarding.discard)

    async def _forward(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(4096):
                await self._whole.wait()
                target.write(data)
                await target.drain()
        target.close()
