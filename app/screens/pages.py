"""What every page has in common: its headers, its compression, and its refusals in the person's words."""

import asyncio
import gzip
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.outcome import Outcome
from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.hall.door import same_origin
from app.live.hall.guesses import missed, must_wait
from app.live.hall.hall import Hall, OpenRoom
from app.live.hall.identity import language_of, who_is
from app.live.hall.outside import sender
from app.live.room.room import Reply
from app.live.showing.render import render

ANSWER_SECONDS = 20
"""How long an HTTP request waits for its entry to be durable before it is told to try again."""


class NoSuchSession(Exception):
    """No session has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotYours(Exception):
    """The page belongs to a role the visitor does not have."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.screen = screen


class TooFast(Exception):
    """More was asked than one sender may; `seconds` says when to come again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooManyGuesses(TooFast):
    """Codes are searched for from the sender's address: whether this one is right is not said now."""


class Elsewhere(Exception):
    """The page has its proper address at `url`, on this server."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class ForeignPage(Exception):
    """A page of another server asked for something."""


def refuse_foreign(request: Request) -> None:
    """Nothing is done for another server's page. Raises ForeignPage."""
    if not same_origin(request):
        raise ForeignPage


async def open_session(request: Request) -> OpenRoom:
    """The session in the request's path. Raises NoSuchSession, TooManyGuesses; Elsewhere for a page whose code
    is typed otherwise, since a browser sends the session's cookies to its proper address alone."""
    typed = request.path_params["code"]
    here = await session_of(request, typed)
    code = here.room.code
    if typed != code and request.method == "GET":
        rest = request.url.path.removeprefix(f"/s/{typed}")
        raise Elsewhere(f"/s/{code}{quote(rest)}" + (f"?{request.url.query}" if request.url.query else ""))
    return here


async def session_of(request: Request, code: str) -> OpenRoom:
    """The session with this code. Raises NoSuchSession, TooManyGuesses."""
    hall: Hall = request.app.state.hall
    if wait := must_wait(hall, request, code):
        raise TooManyGuesses(wait)
    here = await hall.find(code)
    if here is None:
        guessed(request)
        raise NoSuchSession(code)
    return here


def guessed(request: Request) -> None:
    """A code or a link that leads nowhere was tried. Raises TooManyGuesses where that happens too often."""
    if wait := missed(request.app.state.hall, request):
        raise TooManyGuesses(wait)


def as_role(request: Request, here: OpenRoom, screen: Screen) -> str:
    """Who the visitor is on this screen. Raises NotYours."""
    who = who_is(request, here.room.session, screen)
    if who is None:
        raise NotYours(screen)
    here.acquainted.add(sender(request))
    return who


async def carried_out(ask: Callable[[Reply], None]) -> tuple[str, Outcome] | None:
    """What became of something asked of the room, with its key; None if it is not durable in time."""
    done: asyncio.Future[tuple[str, Outcome]] = asyncio.get_running_loop().create_future()

    def reply(key: str, outcome: Outcome) -> None:
        if not done.done():
            done.set_result((key, outcome))

    ask(reply)
    try:
        return await asyncio.wait_for(done, ANSWER_SECONDS)
    except TimeoutError:
        return None


def page(
    request: Request,
    template: str,
    data: Mapping[str, Any],
    *,
    language: Language | None = None,
    status: int = 200,
) -> Response:
    """A page, compressed, that no cache keeps and that may load nothing from elsewhere."""
    html = render(template, language or language_of(request), data)
    return compressed(request, html.encode(), "text/html; charset=utf-8", status)


def compressed(request: Request, body: bytes, media_type: str, status: int = 200) -> Response:
    """A response that no cache keeps, gzipped where the client takes it."""
    headers = {"cache-control": "no-store", "vary": "accept-encoding, accept-language, cookie"}
    if len(body) > 500 and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, 6)
        headers["content-encoding"] = "gzip"
    return Response(body, status, headers, media_type)


def see_other(url: str) -> Response:
    """Go and look there."""
    return RedirectResponse(url, status_code=303, headers={"cache-control": "no-store"})
