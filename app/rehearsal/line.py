"""A screen's websocket, with what a phone does about it: what is sent is kept until it is answered, and sent
again with the same key where the line ended before."""

import asyncio
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

from app.rehearsal.browser import Browser, NoAnswer
from app.rehearsal.latencies import Latencies

Answer = dict[str, Any]

PATIENCE = 60.0
"""How many seconds an answer, or a question on the screen, is waited for before it counts as missing."""

NOT_FINAL = ("too_fast", "not_saved", "newer_log")
STAY_AWAY = (1000, 1008)

_LIVE = re.compile(r'<section id="now"[^>]*?data-item="([^"]*)"([^>]*)>')
_OTHER = re.compile(r'<li class="input" id="other-[^"]*" data-input="([^"]+)" data-revision="(\d+)[.\d]*"')
ENDED = "(the end)"


class Line:
    """An open screen. `opened` says whether it ever was; `hears` is called with each item that comes to it."""

    def __init__(self, browser: Browser, code: str, screen: str, latencies: Latencies) -> None:
        self._browser, self._latencies = browser, latencies
        self._address = f"{browser.address.replace('http', 'ws', 1)}/s/{code}/live/{screen}"
        self._seen = 0
        self._socket: ClientConnection | None = None
        self._unanswered: dict[str, tuple[Answer, asyncio.Future[Answer]]] = {}
        self._shown: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._others: tuple[Answer, asyncio.Future[str]] | None = None
        self.opened = asyncio.Event()
        self.hears: Callable[[str], None] = lambda item: None

    async def stay_open(self, seen: int) -> None:
        """Keep the line open, coming back whenever it ends, until cancelled or sent away."""
        self._seen = seen
        while True:
            with suppress(OSError, InvalidHandshake, TimeoutError):
                if await self._open_once():
                    return
            self._socket = None
            await asyncio.sleep(random.uniform(0.3, 1.0))

    async def _open_once(self) -> bool:
        """Be there until the line ends; whether not to come back."""
        began = time.monotonic()
        async with connect(
            f"{self._address}?seen={self._seen}",
            additional_headers={"Cookie": self._browser.header},
            compression=None,
            extensions=[ClientPerMessageDeflateFactory()],
            proxy=None,
            max_size=None,
            max_queue=None,
            ping_interval=None,
            close_timeout=1,
        ) as socket:
            self._latencies.acknowledged("connect", time.monotonic() - began)
            self._socket = socket
            for message, _answered in (*self._unanswered.values(), *filter(None, [self._others])):
                await socket.send(json.dumps(message))
            self.opened.set()
            with suppress(ConnectionClosed):
                while True:
                    self._take(str(await socket.recv()))
        return socket.close_code in STAY_AWAY

    # What is sent

    async def ask(self, do: str, **fields: Any) -> Answer:
        """Ask for something, and wait for what it is finally answered. Raises NoAnswer."""
        key, began = str(uuid4()), time.monotonic()
        message = {"do": do, "key": key, **fields}
        while True:
            answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            self._unanswered[key] = (message, answered)
            await self._send(message)
            answer: Answer = await _in_time(answered, f"{do} was not answered")
            if answer.get("reason") not in NOT_FINAL:
                self._latencies.acknowledged(do, time.monotonic() - began)
                return answer
            await asyncio.sleep(random.uniform(0.5, 1.5))

    async def others(self, item: str) -> list[tuple[str, int]]:
        """Inputs of others to an item, as a phone is given them: each with the wording that stands. Raises
        NoAnswer."""
        message, given = {"do": "others", "item": item}, asyncio.get_running_loop().create_future()
        self._others = (message, given)
        await self._send(message)
        html = await _in_time(given, "the inputs of others were not sent")
        return [(input, int(revision)) for input, revision in _OTHER.findall(html)]

    async def _send(self, message: Answer) -> None:
        if self._socket is not None:
            with suppress(ConnectionClosed):  # it is sent again on the next line
                await self._socket.send(json.dumps(message))

    # What comes

    async def shows(self, item: str) -> None:
        """Wait until the item stands on the screen. Raises NoAnswer."""
        try:
            await asyncio.wait_for(self._shown[item].wait(), PATIENCE)
        except TimeoutError as error:
            raise NoAnswer(f"{self._address}: {item} did not come to the screen.") from error

    def _take(self, text: str) -> None:
        if text.startswith("<"):
            self.look(text)
            return
        answer = json.loads(text)
        _message, answered = self._unanswered.pop(
            answer.get("ack") or answer.get("refused") or "", (None, None)
        )
        if answered is not None and not answered.done():
            answered.set_result(answer)

    def look(self, html: str) -> None:
        """See what is new on the screen."""
        if html.startswith("<hx-partial") and self._others is not None:
            (_message, given), self._others = self._others, None
            if not given.done():
                given.set_result(html)
        for item, more in _LIVE.findall(html):
            shown = self._shown[ENDED if "data-ended" in more else item]
            if not shown.is_set():
                shown.set()
                self.hears(item)


async def _in_time(awaited: "asyncio.Future[Any]", what: str) -> Any:
    try:
        return await asyncio.wait_for(awaited, PATIENCE)
    except TimeoutError as error:
        raise NoAnswer(f"After {PATIENCE:.0f} seconds, {what}.") from error
