"""WebDriver BiDi: commands to a browser, and what it reports by itself. https://www.w3.org/TR/webdriver-bidi/"""

import json
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from typing import Any

from websockets.sync.client import connect

PATIENCE = 20.0
"""How many seconds a browser may take to carry out a command."""

Report = dict[str, Any]


class Refused(Exception):
    """The browser did not carry out a command, and says why."""


class Bidi:
    """A session with a browser."""

    def __init__(self, address: str) -> None:
        self._numbers = count(1)
        self._listeners: list[Callable[[str, Report], None]] = []
        self._open = ExitStack()
        self._socket = self._open.enter_context(
            connect(f"{address}/session", max_size=None, compression=None, proxy=None)
        )
        self.capabilities: dict[str, Any] = self.command("session.new", capabilities={})["capabilities"]

    def listen(self, listener: Callable[[str, Report], None]) -> None:
        """Have everything that the browser reports from now on, by the name of the event."""
        self._listeners.append(listener)

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have a command carried out. Raises Refused where it was not, TimeoutError where nothing is said."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv(timeout=PATIENCE))
            if told["type"] == "event":
                for listener in self._listeners:
                    listener(told["method"], told["params"])
            elif told["id"] == number:
                if told["type"] == "error":
                    raise Refused(f"{method}: {told['error']}: {told['message']}")
                return dict(told["result"])

    def close(self) -> None:
        """End the line; the browser runs on."""
        self._open.close()
