"""The door: who may come in by websocket, at `/s/{code}/live/{screen}`."""

from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection

from app.domain.command import Sender
from app.live.asking.screen import SCREENS, Screen
from app.live.hall.guesses import missed, must_wait
from app.live.hall.hall import Hall
from app.live.hall.identity import language_of, who_is
from app.live.hall.origin import is_of_this_server
from app.live.hall.outside import came_by_https, outside_of, sender
from app.live.hall.visit import Visit


class Refused(NamedTuple):
    """Why someone may not come in, as an HTTP status and in words."""

    status: int
    why: str


COME_AGAIN = Refused(503, "There are too many here at this moment.")
"""For whom the socket is opened and closed with 1013: a browser does not tell a page of a status."""


TOO_MANY_GUESSES = Refused(429, "Too many codes were tried from this address. Try again in a moment.")


class Door:
    """Lets people in."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def knows(self, path: str) -> bool:
        """Whether the room this path leads to is open."""
        return self._hall.open_room(_address(path)[0]) is not None

    async def look_up(self, request: HTTPConnection) -> None:
        """Open the room the request leads to, where there is one and the sender may ask for it."""
        code, _screen = _address(request.scope["path"])
        if not must_wait(self._hall, request, code):
            await self._hall.find(code)

    def admit(self, request: HTTPConnection) -> Visit | Refused:
        """The visit of someone who may come in to a room that is open; for anyone else, why not."""
        code, screen = _address(request.scope["path"])
        here = self._hall.open_room(code)
        if must_wait(self._hall, request, code):
            return TOO_MANY_GUESSES
        if here is None or screen is None:
            too_many = missed(self._hall, request)
            return TOO_MANY_GUESSES if too_many else Refused(404, "There is no such session.")
        if not same_origin(request):
            return Refused(403, "This page is not of this server.")
        who = who_is(request, here.room.session, screen)
        if who is None:
            return Refused(403, "Open the session's page first.")
        if self._hall.full_for(screen) or here.room.presence.no_place_for(screen):
            return COME_AGAIN
        here.room.presence.make_place_for(who)
        here.acquainted.add(sender(request))
        return Visit(here, screen, Sender(who, language_of(request)), _seen(request))


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


def same_origin(request: HTTPConnection) -> bool:
    """Whether the page that asks is of this server; a program that is no browser asks from no page."""
    headers = request.headers
    return is_of_this_server(
        headers.getlist("origin"),
        headers.getlist("host"),
        came_by_https(request),
        outside_of(request).public_url,
        headers.get("sec-fetch-site", ""),
    )
