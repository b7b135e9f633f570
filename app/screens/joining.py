"""Coming in: the way in, joining, and the language one reads."""

import hmac
import secrets

from fastapi import APIRouter, Request, Response

from app.domain.command import OURS
from app.domain.people.entries import Joined
from app.domain.text import LANGUAGES, Language
from app.domain.written import UNWRITABLE, cleaned, is_blank
from app.i18n import _
from app.live.asking.answers import words
from app.live.asking.reading import Unusable
from app.live.asking.screen import SCREENS
from app.live.hall.hall import OpenRoom
from app.live.hall.identity import (
    LANGUAGE_COOKIE,
    language_of,
    new_participant_id,
    participant_of_key,
    sign_in,
    who_is,
)
from app.live.hall.limits import JOINS, MISTAKES
from app.live.hall.outside import is_secure, sender
from app.log.append import Draft
from app.log.tickets import read_ticket
from app.screens.forms import Fields, last, read_fields
from app.screens.pages import TooFast, carried_out, open_session, page, refuse_foreign, see_other

routes = APIRouter()

NAME_LENGTH = 80
LONGEST_KEY = 64
PROBE = "hemicycle_probe"
"""A cookie that comes with the form: where it does not come back, the one that says who joined would not."""

_A_YEAR = 365 * 24 * 3600


@routes.get("/s/{code}/join")
async def join_form(request: Request, ticket: str = "") -> Response:
    """The way in, and the way to change what one has said of oneself. Who is in needs no ticket."""
    here = await open_session(request)
    if ticket and participant_of(request, here):
        return see_other(f"/s/{here.room.code}")
    return join_page(request, here, ticket=ticket)


@routes.post("/s/{code}/join")
async def join(request: Request) -> Response:
    """Join, or change what one has said of oneself. With the cookie, or with the same form, it is the same
    participant."""
    here = await open_session(request)
    refuse_foreign(request)
    language, ticket = language_of(request), ""
    try:
        fields = await read_fields(request)
        language, ticket = _language(last(fields, "language")) or language, last(fields, "ticket")
        if _keeps_no_cookies(request, fields):
            return join_page(request, here, _no_cookies(), status=422, ticket=ticket)
        who = _who(request, here, fields)
        draft = _joining(here, who, language, fields)
    except Unusable as error:
        if wait := here.limits.take(MISTAKES, sender(request)):
            raise TooFast(wait) from error
        return join_page(request, here, words(error.reason, language), status=422, ticket=ticket)
    if wait := here.limits.take(JOINS, sender(request)) or here.allowance.joins_again_too_soon(who):
        raise TooFast(wait)
    outcome = await carried_out(lambda reply: here.room.join(draft, reply))
    refused = "not_saved" if outcome is None else outcome[1].refused
    if refused:
        if outcome and not outcome[1].seq and (wait := here.limits.take(MISTAKES, sender(request))):
            raise TooFast(wait)
        status = 503 if refused in ("not_saved", "newer_log") else 409
        return join_page(request, here, words(refused, language), status=status, ticket=ticket)
    here.acquainted.add(sender(request))
    response = see_other(f"/s/{here.room.code}")
    sign_in(response, request, here.room.session, "participant", who)
    _remember_language(request, response, language)
    return response


@routes.post("/s/{code}/language")
async def choose_language(request: Request) -> Response:
    """Speak another language to this person from now on."""
    here = await open_session(request)
    refuse_foreign(request)
    fields = await read_fields(request)
    to = last(fields, "to")
    back = f"/{to}" if to in (*SCREENS, "join") else ""
    response = see_other(f"/s/{here.room.code}{back}")
    if language := _language(last(fields, "language")):
        _remember_language(request, response, language)
    return response


def join_page(
    request: Request, here: OpenRoom, problem: str = "", status: int = 200, ticket: str = ""
) -> Response:
    """The way in, with what the visitor has said of themselves before."""
    who = participant_of(request, here) or ""
    scene = here.room.scene(language_of(request), who)
    me = here.room.state.participants.get(who)
    asks_ticket = here.room.state.plan.door == "tickets" and me is None
    data = {"scene": scene, "me": me, "problem": problem, "name": scene.name(who), "key": secrets.token_hex(12)}
    response = page(
        request, "participant/join.html", {**data, "asks_ticket": asks_ticket, "ticket": ticket}, status=status
    )
    response.set_cookie(
        PROBE, "1", path=f"/s/{here.room.code}", httponly=True, samesite="lax", secure=is_secure(request)
    )
    return response


def participant_of(request: Request, here: OpenRoom) -> str | None:
    """The participant the visitor is; None for someone who has not joined."""
    who = who_is(request, here.room.session, "participant")
    return who if who in here.room.state.participants else None


async def returned(request: Request, here: OpenRoom) -> str | None:
    """As participant_of; whoever was in an earlier run of the session is in this one from now on."""
    who = who_is(request, here.room.session, "participant")
    if who is not None and here.room.was_here_before(who):
        await carried_out(lambda reply: here.room.come_back(who, reply))
    return participant_of(request, here)


def _keeps_no_cookies(request: Request, fields: Fields) -> bool:
    """Whether a browser sent back no cookie that came with the form. A program sends no such form."""
    return last(fields, "cookies") == "asked" and not any(
        name.startswith("hemicycle_") for name in request.cookies
    )


def _no_cookies() -> str:
    return _(
        "Your browser keeps no cookies for this page, so it would forget at once that you have joined. Allow "
        "cookies for this site, or leave the private window, and try again. Nobody was counted."
    )


def _who(request: Request, here: OpenRoom, fields: Fields) -> str:
    """Who joins: who they are already, else whoever sends this form; a program each time anew."""
    known = who_is(request, here.room.session, "participant")
    key = _form_key(fields)
    return known or (participant_of_key(here.room.session, key) if key else new_participant_id())


def _joining(here: OpenRoom, who: str, language: Language, fields: Fields) -> Draft:
    """The entry of someone who joins. Raises Unusable where the form cannot be right."""
    name = " ".join(cleaned(last(fields, "name")).split())
    name = "" if is_blank(name) else name
    if len(name) > NAME_LENGTH:
        raise Unusable("too_long", None)
    chosen = {}
    for one in here.room.state.plan.constituencies:
        if given := last(fields, one.id):
            if one.choice(given) is None:
                raise Unusable("unknown_option", None)
            chosen[one.id] = given
    joined = Joined(constituencies=chosen, language=language, ticket=_ticket(here, who, fields))
    said = f"{_form_key(fields) or new_participant_id()}\x1f{who}\x1f{name}\x1f{joined.model_dump_json()}"
    secret = here.room.session.cookie_secret.encode()
    key = f"{OURS}join-{hmac.digest(secret, said.encode(), 'sha256').hex()[:32]}"
    return Draft(here.room.id, who, joined, key, name)


def _form_key(fields: Fields) -> str:
    """The key of the form, by which it is one request however often it is sent. Raises Unusable."""
    key = last(fields, "key")
    if len(key) > LONGEST_KEY or UNWRITABLE.search(key):
        raise Unusable("unreadable", None)
    return key


def _ticket(here: OpenRoom, who: str, fields: Fields) -> int | None:
    """The number of the ticket someone new comes with, where one is asked for. Raises Unusable."""
    state = here.room.state
    if state.plan.door != "tickets" or who in state.participants or who in state.before:
        return None
    number = read_ticket(here.room.session, last(fields, "ticket"))
    if number is None:
        raise Unusable("no_ticket", None)
    return number


def _language(given: str) -> Language | None:
    return next((language for language in LANGUAGES if language == given), None)


def _remember_language(request: Request, response: Response, language: Language) -> None:
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=_A_YEAR, samesite="lax", secure=is_secure(request))
