"""The websocket of a screen: `/s/{code}/live/{screen}`. A raw ASGI endpoint: one per phone must cost little."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from app.domain.outcome import Outcome
from app.live.answers import answer, as_json, refusal
from app.live.commands import Request, Unusable, read_command
from app.live.connection import Connection
from app.live.hall import Hall, Live
from app.live.identity import SCREENS, Screen, language_of, who_is
from app.live.limits import GUESSES, MESSAGES
from app.live.participant_commands import Ping, ReadOthers, SendInput
from app.live.protocol import EXTENSION, FrameProtocol
from app.live.scene import Scene
from app.live.wire import Message, Wire

Others = Callable[[Scene, str, tuple[str, ...]], str]


HOLD_SECONDS = 1.0
"""How long, at least, someone who sends too fast is not read from."""


class LiveSocket:
    """Serves the websockets of every screen. `others` renders more inputs of others for one person."""

    def __init__(self, others: Others) -> None:
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection, from its request to its end."""
        visit = await self._admit(HTTPConnection(scope), receive, send)
        if visit is None:
            return
        await receive()
        await send({"type": "websocket.accept"})
        fast: FrameProtocol | None = scope.get("extensions", {}).get(EXTENSION)
        if fast is None:
            await _converse_by_asgi(visit, receive, send)
            return
        try:
            visit.begin(fast)
            fast.converse(visit.take)
            await _hear(visit, receive)
        finally:
            visit.end()

    async def _admit(self, request: HTTPConnection, receive: Receive, send: Send) -> "Visit | None":
        """The visit of someone who may come in; None for someone who was told why not."""
        hall: Hall = request.app.state.hall
        code, screen = _address(request.scope["path"])
        live = await hall.find(code)
        if live is None or screen is None:
            too_many = hall.limits.take(GUESSES, sender(request))
            await _turn_away(receive, send, 429 if too_many else 404, "There is no such session.")
        elif not same_origin(request):
            await _turn_away(receive, send, 403, "This page is not of this server.")
        elif (who := who_is(request, live.room.session, screen)) is None:
            await _turn_away(receive, send, 403, "Open the session's page first.")
        elif hall.full:
            await _come_again(receive, send)
        else:
            return Visit(live, screen, who, request, self._others)
        return None


async def _converse_by_asgi(visit: "Visit", receive: Receive, send: Send) -> None:
    """The same conversation under a server without the fast path."""
    wire = SendingWire(send)
    sending = asyncio.create_task(wire.run())
    try:
        visit.begin(wire)
        await _hear(visit, receive)
    finally:
        visit.end()
        sending.cancel()


async def _hear(visit: "Visit", receive: Receive) -> None:
    """Take what comes by the ordinary way, until the end."""
    while (event := await receive())["type"] != "websocket.disconnect":
        text = event.get("text")
        message = text.encode() if text is not None else event.get("bytes") or b""
        while wait := visit.take(message):  # noqa: ASYNC110 - it is time that is waited for
            await asyncio.sleep(wait)


def _address(path: str) -> tuple[str, Screen | None]:
    """The code and the screen in `/s/{code}/live/{screen}`."""
    parts = path.split("/")
    if len(parts) != 5 or parts[1] != "s" or parts[3] != "live":
        return "", None
    return parts[2], next((screen for screen in SCREENS if screen == parts[4]), None)


class Visit:
    """One person at one screen: what they send, and what it is answered."""

    __slots__ = ("_bucket", "_connection", "_language", "_others", "_seen", "live", "screen", "who")

    _connection: Connection

    def __init__(self, live: Live, screen: Screen, who: str, request: HTTPConnection, others: Others) -> None:
        self.live, self.screen, self.who, self._others = live, screen, who, others
        self._language = language_of(request)
        self._bucket = live.limits.bucket(MESSAGES, f"{live.room.code}:{screen}:{who}")
        seen = parse_qs(request.url.query).get("seen", ["0"])[0]
        self._seen = int(seen) if seen.isdecimal() and len(seen) < 12 else 0

    def begin(self, wire: Wire) -> None:
        """Show the present state."""
        self._connection = Connection(self.screen, self.who, self._language, wire)
        self.live.room.presence.enter(self._connection)
        self.live.pusher.greet(self._connection, self._seen)

    def end(self) -> None:
        """They have gone."""
        self.live.room.presence.leave(self._connection)

    def take(self, message: bytes) -> float:
        """Carry out one message. From someone who sends too fast it is not taken: returns in how many seconds
        it may be."""
        if wait := self._bucket.take():
            return max(wait, HOLD_SECONDS)
        try:
            request = read_command(self.screen, message)
        except Unusable as error:
            self._connection.answer(as_json(refusal(error.key, error.reason, self._language)))
        else:
            self._carry_out(request)
        return 0.0

    def _carry_out(self, request: Request) -> None:
        match request:
            case Ping():
                self._connection.answer(as_json(self._time()))
            case ReadOthers():
                scene = self.live.room.scene(self._language, self.who)
                self._connection.answer(self._others(scene, request.item, request.have))
            case SendInput() if self.live.inputs_too_fast(self.who, request):
                self._connection.answer(as_json(refusal(request.key, "too_fast", self._language)))
            case _:
                self.live.room.do(request, self.who, self._language, self._reply)

    def _time(self) -> dict[str, object]:
        """The server's time; and the seq up to which this screen has been sent everything, where it has."""
        said: dict[str, object] = {"now": int(time.time() * 1000)}
        if self.live.pusher.settled(self.screen) and not self._connection.behind:
            said["seq"] = self.live.room.state.seq
        return said

    def _reply(self, key: str, outcome: Outcome) -> None:
        self._connection.answer(as_json(answer(key, outcome, self._language)))


class SendingWire:
    """A wire over plain ASGI `send`, for servers without ready frames."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._due: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.congested = False
        self.drained: Callable[[], None] | None = None

    def put(self, message: Message) -> None:
        """Send a message."""
        self._due.put_nowait({"type": "websocket.send", "text": message.text})
        self.congested = self._due.qsize() > 1

    def hang_up(self, code: int) -> None:
        """Close with a code."""
        self._due.put_nowait({"type": "websocket.close", "code": code})

    async def run(self) -> None:
        """Send what is due, for as long as the connection lasts."""
        while True:
            event = await self._due.get()
            try:
                await self._send(event)
            except (OSError, RuntimeError):
                return
            if self.congested and self._due.empty():
                self.congested = False
                if self.drained:
                    self.drained()


def sender(request: HTTPConnection) -> str:
    """The address a request comes from; a whole hall may share one."""
    return request.client.host if request.client else ""


def same_origin(request: HTTPConnection) -> bool:
    """Whether the page that asks is of this server. A request without an Origin is not a browser's."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    host = origin.partition("://")[2]
    return host == request.headers.get("host") or origin == request.app.state.public_url


async def _come_again(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": 1013})


async def _turn_away(receive: Receive, send: Send, status: int, why: str) -> None:
    await receive()
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": why.encode()})
