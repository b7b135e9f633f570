"""The door: who may come in by websocket, at `/s/{code}/live/{screen}`."""

from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection

from app.live.hall import Hall
from app.live.identity import SCREENS, Screen, language_of, who_is
from app.live.limits import GUESSES
from app.live.visit import Others, Visit


class Refused(NamedTuple):
    """Why someone may not come in, as an HTTP status and in words."""

    status: int
    why: str


COME_AGAIN = Refused(503, "There are too many here at this moment.")
"""For whom the socket is opened and closed with 1013: a browser does not tell a page of a status."""


class Door:
    """Lets people in. `others` renders more inputs of others for one person."""

    def __init__(self, hall: Hall, public_url: str, others: Others) -> None:
        self._hall, self._public_url, self._others = hall, public_url, others

    def knows(self, path: str) -> bool:
        """Whether the room this path leads to is open."""
        return self._hall.live(_address(path)[0]) is not None

    async def look_up(self, path: str) -> None:
        """Open the room this path leads to, where there is one."""
        await self._hall.find(_address(path)[0])

    def admit(self, request: HTTPConnection) -> Visit | Refused:
        """The visit of someone who may come in to a room that is open; for anyone else, why not."""
        code, screen = _address(request.scope["path"])
        live = self._hall.live(code)
        if live is None or screen is None:
            too_many = self._hall.limits.take(GUESSES, sender(request))
            return Refused(429 if too_many else 404, "There is no such session.")
        if not same_origin(request, self._public_url):
            return Refused(403, "This page is not of this server.")
        who = who_is(request, live.room.session, screen)
        if who is None:
            return Refused(403, "Open the session's page first.")
        if self._hall.full_for(screen) or live.room.presence.no_place_for(screen):
            return COME_AGAIN
        live.room.presence.make_place_for(who)
        return Visit(live, screen, who, language_of(request), _seen(request), self._others)


def _address(path: str) -> tuple[str, Screen | None]:
    """The code and the screen in `/s/{code}/live/{screen}`."""
    parts = path.split("/")
    if len(parts) != 5 or parts[1] != "s" or parts[3] != "live":
        return "", None
    return parts[2], next((screen for screen in SCREENS if screen == parts[4]), None)


def _seen(request: HTTPConnection) -> int:
    """The seq the page was made at; 0 where it does not say."""
    seen = parse_qs(request.scope["query_string"].decode("latin-1")).get("seen", ["0"])[0]
    return int(seen) if seen.isdecimal() and seen.isascii() and len(seen) < 12 else 0


def sender(request: HTTPConnection) -> str:
    """The address a request comes from; a whole hall may share one."""
    return request.client.host if request.client else ""


def same_origin(request: HTTPConnection, public_url: str) -> bool:
    """Whether the page that asks is of this server. A request without an Origin is not a browser's."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    host = origin.partition("://")[2]
    return host == request.headers.get("host") or origin == public_url
