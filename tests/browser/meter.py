"""A meter in a phone's line: everything that goes through it is counted as it goes over the network."""

import asyncio
from contextlib import suppress

from tests.wayside import Wayside


class Meter(Wayside):
    """Forwards every connection to the server, and counts the bytes of both ways."""

    bytes = 0

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.to_port)
        await asyncio.gather(self._forward(reader, to_server), self._forward(from_server, writer))

    async def _forward(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                self.bytes += len(data)
                target.write(data)
                await target.drain()
        target.close()
