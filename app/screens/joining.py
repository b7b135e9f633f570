"""Coming in: the way in, joining, and the language one reads."""

import hmac
import json
import secrets
from functools import partial

from fastapi import Request, Response

from app.domain.command import Sender
from app.domain.reasons import Reason
from app.domain.text import LANGUAGES, Language
from app.domain.written import UNWRITABLE
from app.i18n import _
from app.live.asking.answers import words
from app.live.asking.reading import Unusable
from app.live.asking.screen import SCREENS
from app.live.hall.carry_out import carry_out
from app.live.hall.cookies import cookies_of
from app.live.hall.identity import (
    LANGUAGE_COOKIE,
    language_of,
    new_participant_id,
    participant_of_key,
    sign_in,
    who_is,
)
from app.live.hall.limits import JOINS, MISTAKES
from app.live.hall.open_room import OpenRoom
from app.live.hall.outside import is_secure
from app.live.hall.outside import sender as address_of
from app.live.showing.renderings import KEY
from app.live.showing.scene import scene_of
from app.screens.forms import Fields, last, read_fields
from app.screens.pages import Here, TooFast, answered, came_back, filled, see_other, session_routes
from app.screens.participant.way_in import way_in, way_in_stencil

routes = session_routes()

TRY_AGAIN = ("not_saved", "newer_log")
"""Why someone is not in yet who will be, by the same form."""

AS_THINGS_STAND = ("door_closed", "ticket_used", "ended", "moved_on")
"""Why someone is not let in now, with a form in which nothing is wrong."""

LONGEST_KEY = 64
PROBE = "hemicycle_probe"
"""A cookie that comes with the form: where it does not come back, the one that says who joined would not."""

_A_YEAR = 365 * 24 * 3600


@routes.get("/join")
async def join_form(request: Request, here: Here, ticket: str = "") -> Response:
    """The way in, and the way to change what one has said of oneself. Who is in needs no ticket."""
    if ticket and participant_of(request, here):
        return see_other(f"/s/{here.room.code}")
    return join_page(request, here, fields={"ticket": [ticket]})


@routes.post("/join")
async def join(request: Request, here: Here) -> Response:
    """Join, or change what one has said of oneself. With the cookie, or with the same form, it is the same
    participant. Whoever would read the form in another language has it again, with what they typed."""
    language, fields = language_of(request), Fields()
    try:
        fields = await read_fields(request)
        if other := _language(last(fields, "read")):
            response = join_page(request, here, fields=fields, language=other)
            _remember_language(request, response, other)
            return response
        language = _language(last(fields, "language")) or language
        if _keeps_no_cookies(request, fields):
            return join_page(request, here, _no_cookies(), status=422, fields=fields)
        sender = Sender(_who(request, here, fields), language)
        message = _as_command(here, sender, fields)
    except Unusable as error:
        return _not_in(request, here, error.reason, language, fields)
    if wait := here.limits.take(JOINS, address_of(request)):
        raise TooFast(wait)
    answer = await answered(partial(carry_out, here, sender, message))
    reason: Reason | None = answer.refused if answer else "not_saved"
    if reason:
        return _not_in(request, here, reason, language, fields)
    here.acquainted.add(address_of(request))
    response = see_other(f"/s/{here.room.code}")
    sign_in(response, request, here.room.session, "participant", sender.who)
    _remember_language(request, response, language)
    return response


def _not_in(request: Request, here: OpenRoom, reason: Reason, language: Language, fields: Fields) -> Response:
    """The way in again, and why it was not gone; whoever tries and tries is slowed down."""
    if reason == "too_fast" or (reason not in TRY_AGAIN and here.limits.wait(MISTAKES, address_of(request))):
        raise TooFast(1)
    if reason not in TRY_AGAIN:
        here.limits.take(MISTAKES, address_of(request))
    status = 503 if reason in TRY_AGAIN else 409 if reason in AS_THINGS_STAND else 422
    return join_page(request, here, words(reason, language), status=status, fields=fields)


@routes.post("/language")
async def choose_language(request: Request, here: Here) -> Response:
    """Speak another language to this person from now on."""
    fields = await read_fields(request)
    to = last(fields, "to")
    back = f"/{to}" if to in (*SCREENS, "join", "privacy") else ""
    response = see_other(f"/s/{here.room.code}{back}")
    if language := _language(last(fields, "language")):
        _remember_language(request, response, language)
    return response


def join_page(
    request: Request,
    here: OpenRoom,
    problem: str = "",
    status: int = 200,
    fields: Fields | None = None,
    language: Language | None = None,
) -> Response:
    """The way in, with the `fields` as typed, else with what the visitor has said of themselves before."""
    who = participant_of(request, here) or ""
    scene = scene_of(here.room, language or language_of(request), who)
    typed = {name: given[-1] for name, given in (fields or {}).items()}
    shown = way_in(scene, here.room.state.participants.get(who), problem, typed)
    stencil = way_in_stencil(scene.language, shown)
    response = filled(request, stencil, {KEY: secrets.token_hex(12)}, status)
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
        await came_back(here.room, who)
    return participant_of(request, here)


def _keeps_no_cookies(request: Request, fields: Fields) -> bool:
    """Whether a browser sent back no cookie that came with the form. A program sends no such form."""
    return last(fields, "cookies") == "asked" and not any(
        name.startswith("hemicycle_") for name in cookies_of(request)
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


def _as_command(here: OpenRoom, sender: Sender, fields: Fields) -> bytes:
    """The form as the command it is. Its key follows from all it says: the same form again is the same request.
    Raises Unusable."""
    chosen = {one.id: last(fields, one.id) for one in here.room.state.plan.constituencies}
    said = {
        "do": "join",
        "name": last(fields, "name"),
        "constituencies": {id: choice for id, choice in chosen.items() if choice},
        "language": sender.language,
        "ticket": last(fields, "ticket"),
    }
    whole = json.dumps([_form_key(fields) or new_participant_id(), sender.who, said])
    proof = hmac.digest(here.room.session.cookie_secret.encode(), whole.encode(), "sha256")
    return json.dumps({**said, "key": proof.hex()[:32]}).encode()


def _form_key(fields: Fields) -> str:
    """The key of the form, by which it is one request however often it is sent. Raises Unusable."""
    key = last(fields, "key")
    if len(key) > LONGEST_KEY or UNWRITABLE.search(key):
        raise Unusable("unreadable", None)
    return key


def _language(given: str) -> Language | None:
    return next((language for language in LANGUAGES if language == given), None)


def _remember_language(request: Request, response: Response, language: Language) -> None:
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=_A_YEAR, samesite="lax", secure=is_secure(request))
