"""Coming in: the way in, joining, and the language one reads."""

from fastapi import APIRouter, Request, Response

from app.domain.entries import UNWRITABLE, Joined
from app.domain.text import LANGUAGES, Language
from app.live.answers import words
from app.live.commands import Unusable
from app.live.door import sender
from app.live.hall import Live
from app.live.identity import (
    LANGUAGE_COOKIE,
    SCREENS,
    language_of,
    new_participant_id,
    sign_in,
    who_is,
)
from app.live.limits import JOINS
from app.log.append import Draft
from app.screens.forms import Fields, last, read_fields
from app.screens.pages import TooFast, carried_out, live_session, page, refuse_foreign, see_other

routes = APIRouter()

NAME_LENGTH = 80
_A_YEAR = 365 * 24 * 3600


@routes.get("/s/{code}/join")
async def join_form(request: Request) -> Response:
    """The way in, and the way to change what one has said of oneself."""
    return join_page(request, await live_session(request))


@routes.post("/s/{code}/join")
async def join(request: Request) -> Response:
    """Join, or change what one has said of oneself. With the cookie it is the same participant."""
    live = await live_session(request)
    refuse_foreign(request)
    if wait := live.limits.take(JOINS, sender(request)):
        raise TooFast(wait)
    language = language_of(request)
    who = who_is(request, live.room.session, "participant") or new_participant_id()
    try:
        fields = await read_fields(request)
        language = _language(last(fields, "language")) or language
        draft = _joining(live, who, language, fields)
    except Unusable as error:
        return join_page(request, live, words(error.reason, language), status=422)
    if await carried_out(lambda reply: live.room.enter(draft, reply)) is None:
        return join_page(request, live, words("not_saved", language), status=503)
    response = see_other(f"/s/{live.room.code}")
    sign_in(response, request, live.room.session, "participant", who)
    _remember_language(request, response, language)
    return response


@routes.post("/s/{code}/language")
async def choose_language(request: Request) -> Response:
    """Speak another language to this person from now on."""
    live = await live_session(request)
    refuse_foreign(request)
    fields = await read_fields(request)
    to = last(fields, "to")
    back = f"/{to}" if to in (*SCREENS, "join") else ""
    response = see_other(f"/s/{live.room.code}{back}")
    if language := _language(last(fields, "language")):
        _remember_language(request, response, language)
    return response


def join_page(request: Request, live: Live, problem: str = "", status: int = 200) -> Response:
    """The way in, with what the visitor has said of themselves before."""
    who = participant_of(request, live) or ""
    scene = live.room.scene(language_of(request), who)
    me = live.room.state.participants.get(who)
    data = {"scene": scene, "me": me, "problem": problem, "name": scene.name(who)}
    return page(request, "participant/join.html", data, status=status)


def participant_of(request: Request, live: Live) -> str | None:
    """The participant the visitor is; None for someone who has not joined."""
    who = who_is(request, live.room.session, "participant")
    return who if who in live.room.state.participants else None


def _joining(live: Live, who: str, language: Language, fields: Fields) -> Draft:
    """The entry of someone who joins. Raises Unusable where the form cannot be right."""
    name = " ".join(last(fields, "name").split())
    if len(name) > NAME_LENGTH:
        raise Unusable("too_long", None)
    if UNWRITABLE.search(name):
        raise Unusable("control_characters", None)
    plan = live.room.state.plan
    chosen = {}
    for field, choices in (("role", plan.roles), ("section", plan.sections), ("council", plan.councils)):
        given = last(fields, field)
        if given and all(choice.id != given for choice in choices):
            raise Unusable("unknown_option", None)
        chosen[field] = given or None
    return Draft(live.room.id, who, Joined(**chosen, language=language), f"join-{new_participant_id()}", name)


def _language(given: str) -> Language | None:
    return next((language for language in LANGUAGES if language == given), None)


def _remember_language(request: Request, response: Response, language: Language) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=_A_YEAR, samesite="lax", secure=secure)
