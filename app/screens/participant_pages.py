"""What a participant asks of the server by HTTP: the page, joining, the language, and commands without a
websocket."""

import asyncio

from fastapi import APIRouter, Request, Response

from app.domain.entries import Joined
from app.domain.state import Outcome
from app.domain.text import LANGUAGES, Language
from app.i18n import _
from app.live.answers import answer, as_json, refusal, words
from app.live.commands import Ballot, Ping, ReadOthers, SendInput, Unusable
from app.live.commands import Request as Asked
from app.live.hall import Live
from app.live.identity import LANGUAGE_COOKIE, Screen, language_of, new_participant_id, sign_in, who_is
from app.live.scene import Kept
from app.log.append import Draft
from app.screens.forms import Fields, is_json, last, read_fields, read_request
from app.screens.pages import compressed, live_session, page, refuse_foreign, see_other
from app.screens.participant import Notice, more_others, page_data

routes = APIRouter()

ANSWER_SECONDS = 20
"""How long an HTTP request waits for its entry to be durable before it is told to try again."""

NAME_LENGTH = 80


@routes.get("/s/{code}")
async def participant(request: Request, read: int = 0) -> Response:
    """The participant's page; for someone who has not joined, the way in."""
    live = await live_session(request)
    who = _participant(request, live)
    if who is None:
        return _join_page(request, live)
    return page(request, "participant/page.html", page_data(live.room, who, language_of(request), Kept(), read, None))


@routes.get("/s/{code}/join")
async def join_form(request: Request) -> Response:
    """The way in, and the way to change what one has said of oneself."""
    return _join_page(request, await live_session(request))


@routes.post("/s/{code}/join")
async def join(request: Request) -> Response:
    """Join, or change what one has said of oneself. With the cookie it is the same participant."""
    live = await live_session(request)
    refuse_foreign(request)
    try:
        fields = await read_fields(request)
        who = who_is(request, live.room.session, "participant") or new_participant_id()
        language = _language(last(fields, "language")) or language_of(request)
        draft = _joining(live, who, language, fields)
    except Unusable as error:
        return _join_page(request, live, words(error.reason, language_of(request)), status=422)
    outcome = await _carried_out(lambda reply: live.room.enter(draft, reply))
    if outcome is None:
        return _join_page(request, live, words("not_saved", language), status=503)
    response = see_other(f"/s/{live.room.code}")
    sign_in(response, request, live.room.session, "participant", who)
    if last(fields, "language"):
        _remember_language(request, response, language)
    return response


@routes.post("/s/{code}/language")
async def choose_language(request: Request) -> Response:
    """Speak another language to this person from now on."""
    live = await live_session(request)
    fields = await read_fields(request)
    to = last(fields, "to")
    response = see_other(f"/s/{live.room.code}" + (f"/{to}" if to in ("join", "moderator", "board", "rapporteur") else ""))
    if language := _language(last(fields, "language")):
        _remember_language(request, response, language)
    return response


@routes.post("/s/{code}/do")
async def do(request: Request) -> Response:
    """One command over plain HTTP: JSON is answered with JSON, a form with a page."""
    live = await live_session(request)
    refuse_foreign(request)
    language = language_of(request)
    try:
        screen, asked = await read_request(request, live.room.state.plan)
    except Unusable as error:
        screen = "moderator" if who_is(request, live.room.session, "participant") is None else "participant"
        return _answered(request, live, screen, None, refusal(error.key, error.reason, language), 422)
    who = who_is(request, live.room.session, screen)
    if who is None or (screen == "participant" and who not in live.room.state.participants):
        reason = "not_allowed" if screen == "moderator" else "not_joined"
        return _answered(request, live, screen, asked, refusal(asked.key, reason, language), 403)
    if isinstance(asked, Ping):
        return compressed(request, as_json({"seq": live.room.state.seq}).encode(), "application/json")
    if isinstance(asked, ReadOthers):
        return compressed(request, more_others(live.room.scene(language, who), asked.item, asked.have).encode(), "text/html")
    outcome = await _carried_out(lambda reply: live.room.do(asked, who, language, reply))
    if outcome is None:
        return _answered(request, live, screen, asked, refusal(asked.key, "not_saved", language), 503)
    key, what = outcome
    return _answered(request, live, screen, asked, answer(key, what, language), 409 if what.refused else 200)


@routes.get("/s/{code}/views/{screen}")
async def views(request: Request, screen: Screen, seen: int = 0) -> Response:
    """The views that changed since `seen`, for a screen whose network blocks websockets."""
    live = await live_session(request)
    who = who_is(request, live.room.session, screen)
    if who is None:
        return Response(status_code=403)
    changed = live.pusher.changed_since(seen, screen, language_of(request), who)
    html = "\n".join(message.text for _view, message in changed)
    response = compressed(request, html.encode(), "text/html; charset=utf-8")
    response.headers["x-seq"] = str(live.room.state.seq)
    response.headers["x-now"] = str(live.room.scene("en").milliseconds)
    return response


def _participant(request: Request, live: Live) -> str | None:
    who = who_is(request, live.room.session, "participant")
    return who if who in live.room.state.participants else None


def _join_page(request: Request, live: Live, problem: str = "", status: int = 200) -> Response:
    who = _participant(request, live)
    scene = live.room.scene(language_of(request), who)
    data = {"scene": scene, "me": live.room.state.participants.get(who or ""), "problem": problem, "name": scene.name(who or "")}
    return page(request, "participant/join.html", data, status=status)


def _joining(live: Live, who: str, language: Language, fields: Fields) -> Draft:
    """The entry of someone who joins. Raises Unusable where the form cannot be right."""
    name = " ".join(last(fields, "name").split())
    if len(name) > NAME_LENGTH:
        raise Unusable("too_long", None)
    if not name.isprintable():
        raise Unusable("control_characters", None)
    plan = live.room.state.plan
    chosen = {}
    for field, choices in (("role", plan.roles), ("section", plan.sections), ("council", plan.councils)):
        given = last(fields, field)
        if given and all(choice.id != given for choice in choices):
            raise Unusable("unknown_option", None)
        chosen[field] = given or None
    body = Joined(**chosen, language=language)
    return Draft(live.room.id, who, body, key=f"join-{new_participant_id()}", name=name)


async def _carried_out(ask) -> tuple[str, Outcome] | None:  # type: ignore[no-untyped-def]
    """What became of something asked of the room; None if it is not durable in time."""
    done: asyncio.Future[tuple[str, Outcome]] = asyncio.get_running_loop().create_future()

    def reply(key: str, outcome: Outcome) -> None:
        if not done.done():
            done.set_result((key, outcome))

    ask(reply)
    try:
        return await asyncio.wait_for(done, ANSWER_SECONDS)
    except TimeoutError:
        return None


def _answered(
    request: Request, live: Live, screen: Screen, asked: Asked | None, said: dict[str, object], status: int
) -> Response:
    """JSON for programs; for a form, the page it was sent from, with what is to be said on top."""
    if is_json(request):
        return compressed(request, as_json(said).encode(), "application/json", status)
    if screen == "moderator":
        return see_other(f"/s/{live.room.code}/moderator")
    who = _participant(request, live)
    if who is None:
        return _join_page(request, live, str(said.get("message", "")), status)
    kept = Kept()
    if "refused" in said and isinstance(asked, SendInput):
        kept = Kept(text=asked.text, prompt=asked.prompt or "", themes=asked.themes)
    notice = Notice("bad", str(said["message"])) if "refused" in said else Notice("good", _thanks(asked))
    data = page_data(live.room, who, language_of(request), kept, 0, notice)
    return page(request, "participant/page.html", data, status=status)


def _thanks(asked: Asked | None) -> str:
    if isinstance(asked, Ballot):
        return _("Your vote is in. You can change it until voting closes.")
    if isinstance(asked, SendInput):
        return _("Your input is in. Thank you.")
    return _("Done.")


def _language(given: str) -> Language | None:
    return next((language for language in LANGUAGES if language == given), None)


def _remember_language(request: Request, response: Response, language: Language) -> None:
    response.set_cookie(
        LANGUAGE_COOKIE, language, max_age=365 * 24 * 3600, samesite="lax", secure=request.url.scheme == "https"
    )
