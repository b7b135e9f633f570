"""From a request to a line: one socket is one visit, whatever else is sent on it and whenever it ends."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from starlette.requests import HTTPConnection
from uvicorn.server import ServerState

from app.live.hall.door import Refused
from app.live.line.upgrade import UpgradingProtocol

from .test_line import FakeTransport

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
ASKED = (
    "GET /s/ABC234/live/participant HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
    f"Connection: Upgrade\r\nSec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n"
)
UPGRADE = f"{ASKED}\r\n".encode()
PAGE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Guest:
    """A visit that remembers its beginnings and ends."""

    def __init__(self) -> None:
        self.begun, self.ended, self.heard = 0, 0, list[bytes]()

    def begin(self, wire: Any) -> None:
        """It begins."""
        self.begun += 1

    def wait(self) -> float:
        """They may be read."""
        return 0.0

    def take(self, message: bytes) -> None:
        """They said something."""
        self.heard.append(message)

    def end(self) -> None:
        """It ends."""
        self.ended += 1


class SlowDoor:
    """A door to a room that is opened when the test says so."""

    def __init__(self) -> None:
        self.guests: list[Guest] = []
        self.opened = asyncio.Event()
        self.trouble: Exception | None = None

    def knows(self, path: str) -> bool:
        """Whether the room is open."""
        return self.opened.is_set()

    async def look_up(self, request: HTTPConnection) -> None:
        """Open the room."""
        await self.opened.wait()
        if self.trouble:
            raise self.trouble

    def admit(self, request: HTTPConnection) -> Guest | Refused:
        """Everyone may come in."""
        self.guests.append(Guest())
        return self.guests[-1]


class Socket:
    """A connection to the server, as far as its protocol knows."""

    def __init__(self, door: SlowDoor) -> None:
        config = uvicorn.Config(answer, log_level="critical")
        self.transport = OneProtocol()
        self.protocol = UpgradingProtocol(config, ServerState(), {"door": door})
        self.transport.protocol = self.protocol
        self.protocol.connection_made(self.transport)  # type: ignore[arg-type]

    def say(self, data: bytes) -> None:
        """Send something, and let it be read, unless nobody reads."""
        if self.transport.reading.is_set() and not self.transport.closing:
            self.transport.protocol.data_received(data)

    @property
    def statuses(self) -> list[str]:
        """The status of each answer."""
        heads = self.transport.written.split(b"HTTP/1.1 ")[1:]
        return [head[:3].decode() for head in heads]


class OneProtocol(FakeTransport):
    """A socket that knows who reads it, and tells them of its end once."""

    protocol: Any = None

    def set_protocol(self, protocol: asyncio.Protocol) -> None:
        """Someone else reads from now on."""
        self.protocol = protocol

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """The socket; its addresses are not known."""
        return self if name == "socket" else default

    def getpeername(self) -> tuple[str, int]:
        """Whose it is."""
        return "127.0.0.1", 1

    getsockname = getpeername

    def get_write_buffer_size(self) -> int:
        """It takes everything at once."""
        return 0


async def answer(scope: Any, receive: Any, send: Any) -> None:
    """A page that never comes."""
    await asyncio.Event().wait()


def in_a_loop(scene: Callable[[], Any]) -> None:
    async def run() -> None:
        await scene()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    asyncio.run(run())


async def settled() -> None:
    """Once everything that can happen has."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_however_often_a_websocket_is_asked_for_while_a_room_is_opened_it_is_one_visit() -> None:
    async def scene() -> None:
        door = SlowDoor()
        socket = Socket(door)
        for _ in range(20):
            socket.say(UPGRADE)
            socket.protocol.data_received(UPGRADE)  # even where the transport had it already
        door.opened.set()
        await settled()
        assert socket.statuses == ["101"] and len(door.guests) == 1 and door.guests[0].begun == 1
        socket.transport.protocol.connection_lost(None)
        assert door.guests[0].ended == 1

    in_a_loop(scene)


def test_what_comes_while_a_room_is_opened_is_read_by_the_line_alone() -> None:
    async def scene() -> None:
        door = SlowDoor()
        socket = Socket(door)
        socket.say(UPGRADE)
        assert not socket.transport.reading.is_set()
        door.opened.set()
        await settled()
        assert socket.transport.reading.is_set() and socket.transport.protocol is not socket.protocol
        socket.say(bytes((0x81, 0x82, 0, 0, 0, 0)) + b"{}")
        assert door.guests[0].heard == [b"{}"]

    in_a_loop(scene)


def test_a_socket_that_is_gone_when_the_room_is_open_is_nobodys_visit() -> None:
    async def scene() -> None:
        door = SlowDoor()
        socket = Socket(door)
        socket.say(UPGRADE)
        socket.transport.close()
        door.opened.set()
        await settled()
        assert door.guests == [] and socket.statuses == []

    in_a_loop(scene)


def test_a_room_that_cannot_be_opened_is_said_to_be_so() -> None:
    async def scene() -> None:
        door = SlowDoor()
        door.trouble = RuntimeError("the disk")
        socket = Socket(door)
        socket.say(UPGRADE)
        door.opened.set()
        await settled()
        assert socket.statuses == ["503"] and socket.transport.closing

    in_a_loop(scene)


@pytest.mark.parametrize(
    ("stream", "status"),
    [
        (PAGE + UPGRADE, "400"),
        (ASKED.encode() + b"Content-Length: 5\r\n\r\nhello", "400"),
        (UPGRADE.replace(b"Host: localhost\r\n", b""), "400"),
        (UPGRADE.replace(b"Host", b"Host: elsewhere\r\nHost"), "400"),
        (ASKED.encode() + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
    ],
    ids=["an earlier answer is due", "a body", "no host", "two hosts", "a chunked body"],
)
def test_a_websocket_asked_for_out_of_place_is_refused(stream: bytes, status: str) -> None:
    async def scene() -> None:
        door = SlowDoor()
        door.opened.set()
        socket = Socket(door)
        socket.say(stream)
        await settled()
        assert socket.statuses == [status] and socket.transport.closing and door.guests == []

    in_a_loop(scene)


def test_beyond_the_most_connections_newcomers_are_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        monkeypatch.setattr(UpgradingProtocol, "most_connections", 0)
        socket = Socket(SlowDoor())
        assert socket.statuses == ["503"] and b"retry-after" in socket.transport.written
        assert socket.transport.closing

    in_a_loop(scene)
