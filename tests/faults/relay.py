"""A hall's network between a phone and the server. What it does can be changed at any moment."""

import asyncio
from contextlib import suppress

from tests.wayside import Wayside

from .strangers import Stranger

FROM_PHONE, TO_PHONE = "from the phone", "to the phone"


class Relay(Wayside):
    """Passes requests and live lines on, or lets a stranger answer, or nothing through, or answers get lost."""

    latency = 0.0
    """How many seconds each piece is on its way, in either direction."""

    def __init__(self, to_port: int) -> None:
        self.requests: list[str] = []
        """The first line of each request that has come in."""
        self.answered: list[str] = []
        """The first line of each request that a stranger has answered."""
        self.lost: list[str] = []
        """The first line of each request that reached the server, and whose answer was lost."""
        self._stranger: Stranger | None = None
        self._losing: str | None = None
        self._ways: dict[str, asyncio.Event] = {}
        self._dead: set[asyncio.StreamWriter] = set()
        self._open: set[asyncio.StreamWriter] = set()
        super().__init__(to_port)

    def let_answer(self, stranger: Stranger) -> None:
        """From now on a stranger answers. Live lines end, unless the stranger leaves them alone."""

        def act() -> None:
            self._stranger = stranger
            if stranger.wants("GET"):
                self._abort_all()

        self.in_its_thread(act)

    def cut(self, *ways: str) -> None:
        """Nothing gets through, either way or one way alone; nothing is closed, nobody is told."""
        self.in_its_thread(lambda: [self._ways[way].clear() for way in ways or self._ways])

    def deaden(self) -> None:
        """The lines that are open now are dead for good, and nobody is told; new ones live."""
        self.in_its_thread(lambda: self._dead.update(self._open))

    def lose_answers(self, to: str) -> None:
        """Requests with this in their first line reach the server; the answers come to nobody."""
        self.in_its_thread(lambda: setattr(self, "_losing", to))

    def drop(self) -> None:
        """Everything that is open breaks off."""
        self.in_its_thread(self._abort_all)

    def mend(self) -> None:
        """All is well again: what was held comes through, and all that follows. What is dead stays dead."""

        def act() -> None:
            self._stranger = self._losing = None
            for way in self._ways.values():
                way.set()

        self.in_its_thread(act)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            await self._serve(reader, writer)
            if writer in self._dead:
                await asyncio.Event().wait()
        finally:
            self._open.discard(writer)
            self._dead.discard(writer)

    async def _listen(self) -> asyncio.Server:
        for way in (FROM_PHONE, TO_PHONE):
            self._ways[way] = asyncio.Event()
            self._ways[way].set()
        return await super()._listen()

    def _abort_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, _, fields = head.decode("latin-1").partition("\r\n")
        self.requests.append(first)
        await asyncio.sleep(self.latency)
        await self._ways[FROM_PHONE].wait()
        method, path, _ = first.split(" ", 2)
        if self._stranger and self._stranger.wants(method):
            writer.write(self._stranger.answer(path))
            await writer.drain()
            self.answered.append(first)
        else:
            await self._pass_on(first, fields, reader, writer)

    async def _pass_on(
        self, first: str, fields: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Give one request to the server. Only a live line lasts: each request has a connection of its own,
        so that the network's mood of the moment counts for each."""
        if "upgrade: websocket" not in fields.lower():
            kept = [one for one in fields.split("\r\n") if not one.lower().startswith("connection:")]
            fields = "\r\n".join(["Connection: close", *kept])
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.to_port)
        try:
            to_server.write(f"{first}\r\n{fields}".encode("latin-1"))
            coming = asyncio.ensure_future(self._forward(reader, to_server, writer, FROM_PHONE))
            if self._losing and self._losing in first:
                await from_server.read()
                self.lost.append(first)
                await asyncio.Event().wait()
            await self._forward(from_server, writer, writer, TO_PHONE)
            coming.cancel()
        finally:
            to_server.close()

    async def _forward(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        phone: asyncio.StreamWriter,
        way: str,
    ) -> None:
        """Pass on what comes, while the line to this phone lives."""
        with suppress(ConnectionError):
            while data := await source.read(65536):
                await asyncio.sleep(self.latency)
                await self._ways[way].wait()
                if phone not in self._dead:
                    target.write(data)
                    await target.drain()
        if phone not in self._dead:
            target.close()
