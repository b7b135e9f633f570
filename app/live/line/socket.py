"""The websocket of a screen under any ASGI server. Under our own, `app.live.line.upgrade` takes its place."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from app.live.hall.door import COME_AGAIN, Door, Refused
from app.live.hall.outside import is_secure
from app.live.hall.safety import safety_headers
from app.live.hall.visit import Visit
from app.live.room.wire import Message


async def live_socket(door: Door, scope: Scope, receive: Receive, send: Send) -> None:
    """One connection, from its request to its end."""
    request = HTTPConnection(scope)
    await door.look_up(request)
    visit = door.admit(request)
    await receive()
    if visit is COME_AGAIN:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 1013})
    elif isinstance(visit, Refused):
        safe = safety_headers(request.headers.get("host", ""), is_secure(request))
        said = {**safe, "content-type": "text/plain; charset=utf-8"}
        headers = [(name.encode(), value.encode()) for name, value in said.items()]
        await send({"type": "websocket.http.response.start", "status": visit.status, "headers": headers})
        await send({"type": "websocket.http.response.body", "body": visit.why.encode()})
    else:
        await send({"type": "websocket.accept"})
        await _converse(visit, receive, send)


async def _converse(visit: Visit, receive: Receive, send: Send) -> None:
    wire = SendingWire(send)
    sending = asyncio.create_task(wire.run())
    try:
        visit.begin(wire)
        while (event := await receive())["type"] != "websocket.disconnect":
            text = event.get("text")
            message = text.encode() if text is not None else event.get("bytes") or b""
            while wait := visit.wait():  # noqa: ASYNC110 - it is time that is waited for
                await asyncio.sleep(wait)
            visit.take(message)
    finally:
        visit.end()
        sending.cancel()


class SendingWire:
    """A wire over plain ASGI `send`."""

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

    def look_after(self) -> None:
        """The server this runs under does."""

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
