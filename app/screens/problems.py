"""What goes wrong, said in the person's words, as a page or as JSON."""

import re
from math import ceil
from random import randint
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.domain.text import N_
from app.exports.aside import Unreadable
from app.i18n import _
from app.live.asking.answers import as_json, words
from app.live.asking.reading import Unusable
from app.live.asking.screen import Screen
from app.live.hall.hall import NewerSession
from app.live.hall.identity import language_of
from app.log.unusable import OUT_OF_REACH
from app.screens.forms import is_json
from app.screens.pages import (
    Elsewhere,
    NoSuchSession,
    NotYours,
    TooFast,
    TooManyGuesses,
    compressed,
    page,
    see_other,
)
from app.screens.start_page import StartPage

log = structlog.get_logger()

COME_AGAIN_SECONDS = 10

_QUOTED = re.compile("'([^']*)'")
_MOST_REPEATED = 40
"""How many characters are said again of what stands in an address."""

ROLE_NAMES: dict[Screen, str] = {
    "participant": N_("a participant"),
    "moderator": N_("the moderator"),
    "board": N_("the board"),
    "rapporteur": N_("the rapporteur"),
    "interpreter": N_("interpreters"),
}


def register(app: FastAPI) -> None:
    """Let the app say what went wrong."""
    app.add_exception_handler(NoSuchSession, _no_such_session)
    app.add_exception_handler(NotYours, _not_yours)
    app.add_exception_handler(TooFast, _too_fast)
    app.add_exception_handler(NewerSession, _newer_session)
    app.add_exception_handler(TooManyGuesses, _too_many_guesses)
    app.add_exception_handler(Elsewhere, _elsewhere)
    app.add_exception_handler(Unusable, _unusable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _nonsense)
    for error in (Unreadable, *OUT_OF_REACH):
        app.add_exception_handler(error, _out_of_reach)


async def _no_such_session(request: Request, error: Exception) -> Response:
    assert isinstance(error, NoSuchSession)
    text = _("No session has the code “%(code)s”. Look at the board and type it again.", code=error.code[:20])
    return problem(request, 404, "no_session", text)


async def _not_yours(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotYours)
    text = _(
        "This page is for %(role)s. Open it with the link you were given for it.",
        role=_(ROLE_NAMES[error.screen]),
    )
    return problem(request, 403, "not_allowed", text)


async def _too_fast(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooFast)
    text = _("That was very fast. Nothing is lost; please try again in a moment.")
    response = problem(request, 429, "too_fast", text)
    response.headers["retry-after"] = str(ceil(error.seconds))
    return response


async def _newer_session(request: Request, error: Exception) -> Response:
    text = _("This session is being held by a newer version of the program. Please try again in a while.")
    return problem(request, 503, "newer_log", text)


async def _too_many_guesses(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooManyGuesses)
    text = _(
        "Too many wrong codes came from your network just now. "
        "This page tries again by itself in a few seconds."
    )
    response = problem(request, 429, "too_fast", text)
    seconds = ceil(error.seconds) + randint(1, 5)  # not all at the same moment
    response.headers["retry-after"] = str(seconds)
    if request.method == "GET":
        response.headers["refresh"] = str(seconds)
    return response


async def _elsewhere(request: Request, error: Exception) -> Response:
    assert isinstance(error, Elsewhere)
    return see_other(error.url)


async def _unusable(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unusable)
    return problem(request, 422, error.reason, words(error.reason, language_of(request)))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem(
            request, 404, "not_found", _("There is nothing at this address. Type the code of your session.")
        )
    text = _("This cannot be done at this address. Nothing was changed.")
    response = problem(request, error.status_code, "not_allowed", text)
    response.headers.update(error.headers or {})
    return response


async def _nonsense(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    texts = [_no_such_value(one) for one in error.errors() if one["type"] == "literal_error"]
    text = " ".join(texts) or _("This address is not complete. Type the code of your session.")
    return problem(request, 422, "wrong_type", text)


def _no_such_value(error: Any) -> str:
    """That a part of an address has a value that is none of its own."""
    return _(
        "In this address “%(name)s” stands for one of %(values)s, and not for “%(found)s”.",
        name=error["loc"][-1],
        values=", ".join(_QUOTED.findall(error["ctx"]["expected"])),
        found=str(error["input"])[:_MOST_REPEATED],
    )


async def _out_of_reach(request: Request, error: Exception) -> Response:
    if not isinstance(error, Unreadable):  # of which the log tells already
        log.error("database out of reach", path=request.url.path.split("/in/")[0], error=str(error))
    text = _(
        "The database cannot be reached just now. What is sent meanwhile is kept on each device and saved as "
        "soon as it can be. Please try again in a moment."
    )
    response = problem(request, 503, "out_of_reach", text)
    response.headers["retry-after"] = str(COME_AGAIN_SECONDS)
    return response


def unexpected(request: Request, error: Exception) -> Response:
    """What to say where something failed that should not have."""
    log.error("unexpected", path=request.url.path.split("/in/")[0], exc_info=error)
    text = _("Something went wrong on our side. What was acknowledged is safe. Please load the page again.")
    return problem(request, 500, "unexpected", text)


def problem(request: Request, status: int, reason: str, text: str) -> Response:
    """The problem as JSON for a program, as a page with a way on for a person."""
    if is_json(request):
        said = as_json({"refused": None, "reason": reason, "message": text})
        return compressed(request, said.encode(), "application/json", status)
    return page(request, "start/start.html", StartPage(problem=text), status=status)
