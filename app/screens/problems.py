"""What goes wrong, said in the person's words, as a page or as JSON."""

from math import ceil
from random import randint

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.domain.text import N_
from app.i18n import _
from app.live.asking.answers import as_json, words
from app.live.asking.reading import Unusable
from app.live.asking.screen import Screen
from app.live.hall.hall import NewerSession
from app.live.hall.identity import language_of
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
    return problem(
        request, 422, "wrong_type", _("This address is not complete. Type the code of your session.")
    )


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
