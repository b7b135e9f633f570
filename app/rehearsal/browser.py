"""A small browser: pages and forms over HTTP, and the cookies that come with them.

It is patient as a phone is: told to come again in a moment, or where the line fails, it does.
"""

import asyncio
import http.client
import random
import ssl
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from app.live.hall.cookies import read_cookies

PATIENCE = 20
"""How many seconds one answer may take."""

TRIES = 30
"""How often something is asked before it is given up."""

COME_AGAIN = (429, 503)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NoAnswer(Exception):
    """The server cannot be reached, or does not do what was asked. The text says what, and where."""


class Page(NamedTuple):
    """What was answered: the status, where it sends on to, and the words."""

    status: int
    location: str
    text: str


class Browser:
    """One person's browser, for a server at an address such as http://127.0.0.1:8000."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._cookies: dict[str, str] = {}

    @property
    def header(self) -> str:
        """The header of its cookies, as it is sent."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def cookie(self, name: str) -> str:
        """The value of one; nothing where there is none."""
        return self._cookies.get(name, "")

    async def get(self, path: str) -> Page:
        """A page. Raises NoAnswer."""
        return await self._patiently("GET", path, None)

    async def post(self, path: str, fields: dict[str, str]) -> Page:
        """What a form is answered. Raises NoAnswer."""
        return await self._patiently("POST", path, urlencode(fields))

    async def _patiently(self, method: str, path: str, body: str | None) -> Page:
        why = ""
        for _ in range(TRIES):
            try:
                page, wait = await asyncio.to_thread(self.ask, method, path, body)
            except (OSError, http.client.HTTPException) as error:
                why, wait = str(error) or type(error).__name__, 1.0
            else:
                if page.status not in COME_AGAIN:
                    return page
                why = f"it answers {page.status}"
            await asyncio.sleep(min(wait, 5.0) * random.uniform(0.6, 1.2))
        raise NoAnswer(f"{self.address}{path}: {why}.")

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[Page, float]:
        """What is answered to one request, and in how many seconds to come again. Raises what the line does."""
        line = _line_to(self.address)
        try:
            line.request(method, path, body, {"Cookie": self.header, **(FORM if body is not None else {})})
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
            for given in answer.headers.get_all("set-cookie", ()):
                self._cookies |= read_cookies([given.partition(";")[0]])
            wait = answer.getheader("retry-after", "1")
            page = Page(answer.status, answer.getheader("location", ""), text)
            return page, float(wait) if wait.isdecimal() else 1.0
        finally:
            line.close()


def _line_to(address: str) -> http.client.HTTPConnection:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            host, parts.port, timeout=PATIENCE, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, parts.port, timeout=PATIENCE)
