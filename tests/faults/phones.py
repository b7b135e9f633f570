"""Phones in their hundreds: a lean websocket client on asyncio, and what a phone's outbox does with it.

A phone keeps everything it sends until it is answered, comes back when its line ends, and sends again, with
the same key, what was not answered: as app/static/scripts/outbox.js does.
"""

import asyncio
import json
import os
import random
import socket
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

import pytest
from websockets.speedups import apply_mask

from tests.server.harness import new_key, plain, views_in

PATIENCE = 20.0
"""How many seconds anything may take before a test says that it did not happen."""

AT_ONCE = 100
"""How many phones of a crowd connect at the same moment, where a test does not want a storm."""

Answer = dict[str, Any]
Found = TypeVar("Found")

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


async def until(condition: Callable[[], Found], what: str, patience: float = PATIENCE) -> Found:
    """What the condition gives as soon as that is something."""
    deadline = time.monotonic() + patience
    while not (found := condition()):
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain: {what}")
        await asyncio.sleep(0.02)
    return found


def frame(data: bytes, opcode: int = TEXT, first: int = 0x80) -> bytes:
    """A frame as a client sends it: final, masked."""
    size, mask = len(data), os.urandom(4)
    head = bytes((first | opcode,))
    if size < 126:
        head += bytes((0x80 | size,))
    elif size < 65536:
        head += b"\xfe" + size.to_bytes(2, "big")
    else:
        head += b"\xff" + size.to_bytes(8, "big")
    return head + mask + apply_mask(data, mask)


class Refused(Exception):
    """The server answered the handshake with something else than a websocket."""

    def __init__(self, head: bytes) -> None:
        super().__init__(head)
        self.status = int(head.split(b" ", 2)[1]) if head else 0


class Socket(asyncio.Protocol):
    """One websocket. `closed_with` is the server's close code once the line has ended; 1006 without one."""

    transport: asyncio.Transport

    def __init__(self, request: bytes, on_text: Callable[[str], None]) -> None:
        self._request, self._on_text = request, on_text
        self._buffer = bytearray()
        self._code = 1006
        self.closed_with: int | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self.opened.done():
            head, found, rest = bytes(self._buffer).partition(b"\r\n\r\n")
            if not found:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(Refused(head))
                self.transport.close()
                return
            self._buffer = bytearray(rest)
            self.opened.set_result(None)
        while self._take_frame():
            pass

    def _take_frame(self) -> bool:
        buffer = self._buffer
        if len(buffer) < 2:
            return False
        size, start = buffer[1] & 0x7F, 2
        if size > 125:
            start = 4 if size == 126 else 10
            if len(buffer) < start:
                return False
            size = int.from_bytes(buffer[2:start], "big")
        if len(buffer) < start + size:
            return False
        opcode, data = buffer[0] & 0xF, bytes(buffer[start : start + size])
        del buffer[: start + size]
        if opcode == TEXT:
            self._on_text(data.decode())
        elif opcode == PING:
            self.transport.write(frame(data, PONG))
        elif opcode == CLOSE:
            self._code = int.from_bytes(data[:2], "big")
            self.transport.close()
        return True

    def eof_received(self) -> None:
        return

    def connection_lost(self, error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(Refused(b""))
        self.closed_with = self._code
        self.ended.set()

    def send(self, text: str) -> None:
        self.transport.write(frame(text.encode()))


def handshake(address: tuple[str, int], path: str, cookie: str) -> bytes:
    """The request for a websocket."""
    key = b64encode(os.urandom(16)).decode()
    return (
        f"GET {path} HTTP/1.1\r\nHost: {address[0]}:{address[1]}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
        f"Origin: http://{address[0]}:{address[1]}\r\nCookie: {cookie}\r\n\r\n"
    ).encode()


async def open_socket(
    address: tuple[str, int],
    path: str,
    cookie: str,
    on_text: Callable[[str], None],
    receive_buffer: int = 0,
) -> Socket:
    """A websocket, open. Raises Refused, or OSError where nobody listens."""
    line = socket.socket()
    line.setblocking(False)
    if receive_buffer:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    request = handshake(address, path, cookie)
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_connect(line, address)
        _, opened = await loop.create_connection(lambda: Socket(request, on_text), sock=line)
    except BaseException:
        line.close()
        raise
    try:
        await opened.opened
    except asyncio.CancelledError:
        opened.transport.abort()
        raise
    return opened


class Phone:
    """One person's screen, with its outbox.

    `sent` holds every message in the order in which it was first sent; `answers` what each key was answered
    last; `again` whether any key was ever answered in two ways; `waits` how long each answer took to come.
    """

    def __init__(
        self, port: int, code: str, who: str, cookie: str, screen: str = "participant", buffer: int = 0
    ) -> None:
        self.port, self.code, self.who, self.cookie, self.screen = port, code, who, cookie, screen
        self.receive_buffer = buffer
        self.socket: Socket | None = None
        self.closes: list[int] = []
        self.seen: int | None = None
        self.sent: dict[str, Answer] = {}
        self.answers: dict[str, Answer] = {}
        self.contradicted: list[tuple[Answer, Answer]] = []
        self.waits: dict[str, float] = {}
        self.pongs: list[Answer] = []
        self.unread: list[Answer] = []
        self.heard: Callable[[Answer], None] = lambda answer: None
        self._sent_at: dict[str, float] = {}
        self._shown: dict[str, str] = {}
        self._pushed: list[str] = []

    # The line

    @property
    def connected(self) -> bool:
        return self.socket is not None and not self.socket.ended.is_set()

    async def connect(self, resend: bool = True) -> "Phone":
        """Open the line and send again what was not answered. Raises Refused or OSError."""
        self.socket = await open_socket(
            ("127.0.0.1", self.port), self._path, self.cookie, self._take, self.receive_buffer
        )
        if resend:
            for key in self.waiting:
                self._transmit(key)
        return self

    @property
    def _path(self) -> str:
        seen = "" if self.seen is None else f"?seen={self.seen}"
        return f"/s/{self.code}/live/{self.screen}{seen}"

    def request(self) -> bytes:
        """The request with which it opens its line."""
        return handshake(("127.0.0.1", self.port), self._path, self.cookie)

    async def come_back(self) -> "Phone":
        """Open the line as soon as the server takes it; patiently, as htmx does."""
        while True:
            with suppress(OSError, Refused):
                return await self.connect()
            await asyncio.sleep(random.uniform(0.3, 1.0))

    async def stay(self) -> None:
        """Come back whenever the line ends, until cancelled."""
        while True:
            if not self.connected:
                await self.come_back()
            assert self.socket is not None
            await self.socket.ended.wait()
            self.closes.append(self.socket.closed_with or 1006)

    async def closed(self, patience: float = PATIENCE) -> int:
        """The code with which the line ends."""
        assert self.socket is not None
        async with asyncio.timeout(patience):
            await self.socket.ended.wait()
        return self.socket.closed_with or 1006

    def stop_reading_with_a_full_line(self, item: str) -> None:
        """Ask for more than the line holds, in the kernel and before it, and read none of it."""
        self.stop_reading()
        for _ in range(60):
            self.repeat({"do": "others", "item": item})

    def stop_reading(self) -> None:
        assert self.socket is not None
        self.socket.transport.pause_reading()

    def read_on(self) -> None:
        assert self.socket is not None
        self.socket.transport.resume_reading()

    def hang_up(self) -> None:
        """Vanish, as a phone does whose battery is empty."""
        if self.socket is not None:
            self.socket.transport.abort()

    # What is sent

    @property
    def waiting(self) -> list[str]:
        """The keys of what was not answered, in the order it was sent."""
        return [key for key in self.sent if key not in self.answers]

    def send(self, do: str, key: str | None = None, **fields: Any) -> str:
        """Put something into the outbox, and on the line if there is one. Returns its key."""
        key = key or new_key()
        self.sent[key] = {"do": do, "key": key, **fields}
        self._sent_at[key] = time.monotonic()
        if self.connected:
            self._transmit(key)
        return key

    def _transmit(self, key: str) -> None:
        assert self.socket is not None
        self.socket.send(json.dumps(self.sent[key]))

    def repeat(self, message: Answer) -> None:
        """Send a message as it is, past the outbox."""
        assert self.socket is not None
        self.socket.send(json.dumps(message))

    def vote(self, answer: object, item: str = "q2") -> str:
        return self.send("ballot", item=item, answer=answer)

    async def vote_on(self, rng: random.Random, pause: tuple[float, float], at_most: int = 3) -> None:
        """Change one's mind again and again, until cancelled, never with more than a few under way."""
        while True:
            await asyncio.sleep(rng.uniform(*pause))
            if len(self.sent) - len(self.answers) < at_most:
                self.vote(str(rng.randint(1, 5)))

    async def answer(self, key: str, patience: float = PATIENCE) -> Answer:
        await until(lambda: key in self.answers, f"an answer to {self.sent.get(key)}", patience)
        return self.answers[key]

    async def do(self, do: str, **fields: Any) -> Answer:
        """Send something and wait for what it is answered."""
        return await self.answer(self.send(do, **fields))

    async def ping(self) -> Answer:
        """The server's time; all that was sent before has been read."""
        assert self.socket is not None
        before = len(self.pongs)
        self.socket.send('{"do":"ping"}')
        await until(lambda: len(self.pongs) > before, "the server's time")
        return self.pongs[-1]

    async def up_to_date(self, seq: int) -> None:
        """Ping until the server says that this screen has been sent everything up to a seq."""
        deadline = time.monotonic() + PATIENCE
        while (said := (await self.ping()).get("seq", 0)) < seq:
            assert time.monotonic() < deadline, f"the screen has been sent {said} of {seq} entries"
            await asyncio.sleep(0.1)
        self.seen = said

    # What comes

    def _take(self, text: str) -> None:
        if text.startswith("<"):
            self._pushed.append(text)
            if len(self._pushed) > 30:
                self._look()
            return
        answer = json.loads(text)
        if "now" in answer:
            self.pongs.append(answer)
            return
        key = answer.get("ack", answer.get("refused"))
        self.heard(answer)
        if key is None:
            self.unread.append(answer)
            return
        if key in self.answers and self.answers[key] != answer:
            self.contradicted.append((self.answers[key], answer))
        self.answers[key] = answer
        self.waits.setdefault(key, time.monotonic() - self._sent_at.get(key, time.monotonic()))

    def _look(self) -> None:
        for html in self._pushed:
            self._shown.update(views_in(html))
        self._pushed.clear()

    def shows(self, view: str) -> str:
        """The words of a view as it stands on the screen; nothing where it was never pushed."""
        self._look()
        return plain(self._shown.get(view, ""))

    async def see(self, view: str, words: str, patience: float = PATIENCE) -> str:
        await until(
            lambda: words in self.shows(view), f"#{view} with {words!r}, not {self.shows(view)!r}", patience
        )
        return self.shows(view)


async def everyone(doing: Iterable[Awaitable[Any]], at_once: int = AT_ONCE) -> None:
    """Let each of a crowd do something, so many at the same moment."""
    room = asyncio.Semaphore(at_once)

    async def one(awaitable: Awaitable[Any]) -> None:
        async with room:
            await awaitable

    await asyncio.gather(*(one(awaitable) for awaitable in doing))


class Background:
    """Tasks that go on while a scene is played. What breaks one of them breaks the test."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[Any]] = []

    def add(self, *doing: Any) -> list[asyncio.Task[Any]]:
        tasks = [asyncio.ensure_future(one) for one in doing]
        self._tasks += tasks
        return tasks

    async def end(self, tasks: list[asyncio.Task[Any]] | None = None) -> None:
        ending = self._tasks if tasks is None else tasks
        for task in ending:
            task.cancel()
        for came in await asyncio.gather(*ending, return_exceptions=True):
            if isinstance(came, BaseException) and not isinstance(came, asyncio.CancelledError):
                raise came

    async def __aenter__(self) -> "Background":
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        if kind is None:
            await self.end()
        else:
            for task in self._tasks:
                task.cancel()


class Response(NamedTuple):
    """What was answered over HTTP."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Answer:
        return json.loads(self.body)  # type: ignore[no-any-return]


async def ask(
    port: int,
    path: str,
    *,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    source: str = "127.0.0.1",
) -> Response:
    """One HTTP request on a line of its own: a GET, or a POST where there is a body."""
    given = {"Host": f"127.0.0.1:{port}", "Connection": "close", **(headers or {})}
    if body is not None:
        given["Content-Length"] = str(len(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    async with asyncio.timeout(3 * PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
        try:
            writer.write(f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\n{head}\r\n".encode())
            writer.write(body or b"")
            came = await reader.read()
        finally:
            writer.close()
    head_came, _, rest = came.partition(b"\r\n\r\n")
    status, *lines = head_came.decode("latin-1").split("\r\n")
    headers_came = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Response(int(status.split()[1]) if status else 0, headers_came, rest.decode(errors="replace"))


async def join(port: int, code: str, name: str = "", source: str = "127.0.0.1") -> Response:
    """Join as someone new."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return await ask(port, f"/s/{code}/join", body=f"name={name}".encode(), headers=form, source=source)


async def write_long_inputs(authors: Iterable[Phone], item: str) -> None:
    """Leave so much to read that it fills a line."""
    for author in authors:
        for number in range(2):
            assert "ack" in await author.do("input", item=item, text=f"{number} {'x' * 270}")


async def post(phone: Phone, message: Answer) -> Answer:
    """A message of a phone's over plain HTTP."""
    headers = {"Cookie": phone.cookie, "Content-Type": "application/json"}
    path = f"/s/{phone.code}/do"
    return (await ask(phone.port, path, body=json.dumps(message).encode(), headers=headers)).json
