"""What every page has in common: its headers, its compression, and its refusals in the person's words."""

import asyncio
import gzip
import re
from collections.abc import Callable, Mapping
from typing import Annotated, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.command import Sender
from app.domain.outcome import Outcome
from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.hall.guesses import missed, must_wait
from app.live.hall.hall import Hall
from app.live.hall.identity import language_of, who_is
from app.live.hall.open_room import OpenRoom
from app.live.hall.outside import sender
from app.live.room.room import Room
from app.live.showing.render import render
from app.live.showing.shown import Shown
from app.live.showing.stencil import Stencil

QUICK = 3
"""How hard a page is compressed: harder takes twice as long for a twentieth less."""

HTML = "text/html; charset=utf-8"

_NOT_KEPT = {"cache-control": "no-store", "vary": "accept-encoding, accept-language, cookie"}
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
_GZIPPED = {"content-encoding": "gzip"}

ANSWER_SECONDS = 20
"""How long an HTTP request waits for its entry to be durable before it is told to try again."""


Told = TypeVar("Told")


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


Here = Annotated[OpenRoom, Depends(open_session)]
"""The session in the path."""


def session_routes() -> APIRouter:
    """Routes of a session: none of them can be reached without one."""
    return APIRouter(prefix="/s/{code}", dependencies=[Depends(open_session)])


def signed_in(screen: Screen) -> Callable[[Request, OpenRoom], Sender]:
    """Finds who the visitor is at a screen. Raises NotYours."""

    def find(request: Request, here: Here) -> Sender:
        who = who_is(request, here.room.session, screen)
        if who is None:
            raise NotYours(screen)
        here.acquainted.add(sender(request))
        return Sender(who, language_of(request))

    return find


AtModerator = Annotated[Sender, Depends(signed_in("moderator"))]
AtBoard = Annotated[Sender, Depends(signed_in("board"))]
AtRapporteur = Annotated[Sender, Depends(signed_in("rapporteur"))]
AtInterpreter = Annotated[Sender, Depends(signed_in("interpreter"))]


async def answered(ask: Callable[[Callable[[Told], None]], None]) -> Told | None:
    """What something that was asked is answered; None if that is not durable in time."""
    done: asyncio.Future[Told] = asyncio.get_running_loop().create_future()

    def reply(told: Told) -> None:
        if not done.done():
            done.set_result(told)

    ask(reply)
    try:
        return await asyncio.wait_for(done, ANSWER_SECONDS)
    except TimeoutError:
        return None


async def came_back(room: Room, who: str) -> None:
    """Someone who was in an earlier run is in this one."""

    def ask(reply: Callable[[Outcome], None]) -> None:
        room.come_back(who, lambda key, outcome: reply(outcome))

    await answered(ask)


def page(
    request: Request,
    template: str,
    shown: Shown,
    *,
    language: Language | None = None,
    status: int = 200,
) -> Response:
    """A page, compressed, that no cache keeps and that may load nothing from elsewhere."""
    html = render(template, language or language_of(request), shown.named())
    return compressed(request, html.encode(), HTML, status)


def filled(request: Request, stencil: Stencil, values: Mapping[str, str], status: int = 200) -> Response:
    """A page of which most is made already: as `page`."""
    if _takes_gzip(request):
        return Response(stencil.gzipped(values), status, _NOT_KEPT | _GZIPPED, HTML)
    return Response(stencil.filled(values), status, _NOT_KEPT, HTML)


def compressed(request: Request, body: bytes, media_type: str, status: int = 200) -> Response:
    """A response that no cache keeps, gzipped where the client takes it."""
    if len(body) > 500 and _takes_gzip(request):
        return Response(gzip.compress(body, QUICK), status, _NOT_KEPT | _GZIPPED, media_type)
    return Response(body, status, _NOT_KEPT, media_type)


def _takes_gzip(request: Request) -> bool:
    return _GZIP.search(request.headers.get("accept-encoding", "")) is not None


def see_other(url: str) -> Response:
    """Go and look there."""
    return RedirectResponse(url, status_code=303, headers={"cache-control": "no-store"})
