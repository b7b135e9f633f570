"""What a screen asks of the server without a websocket: the participant's page, commands, changed views."""

from fastapi import APIRouter, Request, Response

from app.domain.ballots.commands import CastBallot
from app.domain.command import Command
from app.domain.command import Request as Asked
from app.domain.inputs.commands import SendInput
from app.i18n import _
from app.live.asking.answers import answer, as_json, refusal
from app.live.asking.queries import Ping, ReadOthers
from app.live.asking.reading import Unusable
from app.live.asking.screen import Screen
from app.live.hall.hall import OpenRoom
from app.live.hall.identity import language_of, who_is
from app.live.showing.scene import NOTHING_KEPT, Kept
from app.screens.forms import as_message, is_json, last, read_body, read_fields, read_request
from app.screens.joining import join_page, participant_of, returned
from app.screens.pages import TooFast, carried_out, compressed, open_session, refuse_foreign, see_other
from app.screens.pages import page as whole_page
from app.screens.participant import Notice, more_others, page_data

routes = APIRouter()


@routes.get("/s/{code}")
async def participant(request: Request, page: int = 1) -> Response:
    """The participant's page, at one `page` of others' inputs; for someone who has not joined, the way in."""
    here = await open_session(request)
    who = await returned(request, here)
    if who is None:
        return join_page(request, here)
    if wait := here.allowance.page_too_soon(who):
        raise TooFast(wait)
    data = page_data(here.room, who, language_of(request), NOTHING_KEPT, page, None)
    return whole_page(request, "participant/page.html", data)


@routes.post("/s/{code}/do")
async def do(request: Request) -> Response:
    """One command over plain HTTP: JSON is answered with JSON, a form with a page."""
    here = await open_session(request)
    refuse_foreign(request)
    language = language_of(request)
    kept = NOTHING_KEPT
    try:
        if is_json(request):
            message = await read_body(request)
        else:
            fields = await read_fields(request)
            kept = Kept("", last(fields, "text"), last(fields, "prompt"), tuple(fields.get("themes", ())))
            message = as_message(fields, here.room.state.agenda)
        screen, asked = read_request(message)
    except Unusable as error:
        screen = "participant" if participant_of(request, here) else "moderator"
        return _answered(request, here, screen, None, refusal(error.key, error.reason, language), 422, kept)
    who = (
        participant_of(request, here) if screen == "participant" else who_is(request, here.room.session, screen)
    )
    if who is None:
        said = refusal(asked.key, "not_allowed" if screen == "moderator" else "not_joined", language)
        return _answered(request, here, screen, asked, said, 403, kept)
    too_fast = here.allowance.messages_of(screen, who).take() > 0
    if too_fast or here.allowance.too_fast(screen, who, asked):
        return _answered(request, here, screen, asked, refusal(asked.key, "too_fast", language), 429, kept)
    match asked:
        case Ping():
            return compressed(
                request, as_json({"now": here.room.scene(language).milliseconds}).encode(), "application/json"
            )
        case ReadOthers():
            html = more_others(here.room.scene(language, who), asked.item, asked.have)
            response = compressed(request, html.encode(), "text/html; charset=utf-8")
            if asked.item in here.room.state.agenda:
                response.headers["x-others"] = asked.item
            return response
    assert isinstance(asked, Command)
    outcome = await carried_out(lambda reply: here.room.do(asked, who, language, reply))
    if outcome is None:
        return _answered(request, here, screen, asked, refusal(asked.key, "not_saved", language), 503, kept)
    key, what = outcome
    if what.refused and what.seq:
        here.allowance.was_refused(screen, who)
    return _answered(
        request, here, screen, asked, answer(key, what, language), 409 if what.refused else 200, kept
    )


@routes.get("/s/{code}/views/{screen}")
async def views(request: Request, screen: Screen, seen: int = 0) -> Response:
    """The views that changed since `seen`, for a screen whose network blocks websockets."""
    here = await open_session(request)
    who = who_is(request, here.room.session, screen)
    if who is None:
        refused = "not_joined" if screen == "participant" else "not_allowed"
        return Response(status_code=403, headers={"x-refused": refused, "cache-control": "no-store"})
    here.room.screen_opened(screen, who)
    changed = here.pusher.changed_since(seen, screen, language_of(request), who)
    html = "\n".join(message.text for _view, message in changed)
    response = compressed(request, html.encode(), "text/html; charset=utf-8")
    response.headers["x-seq"] = str(here.room.state.seq)
    response.headers["x-now"] = str(here.room.scene("en").milliseconds)
    return response


def _answered(
    request: Request,
    here: OpenRoom,
    screen: Screen,
    asked: Asked | None,
    said: dict[str, object],
    status: int,
    kept: Kept,
) -> Response:
    """JSON for programs; for a form, the page it was sent from, with what is to be said on top."""
    if is_json(request):
        return compressed(request, as_json(said).encode(), "application/json", status)
    if screen == "moderator":
        refused = f"?refused={said['reason']}" if "refused" in said else ""
        return see_other(f"/s/{here.room.code}/moderator{refused}")
    who = participant_of(request, here)
    if who is None:
        return join_page(request, here, str(said.get("message", "")), status)
    if "refused" in said:
        notice = Notice("bad", str(said["message"]), kept.text)
    else:
        notice, kept = Notice("good", _thanks(asked), ""), NOTHING_KEPT
    data = page_data(here.room, who, language_of(request), kept, 0, notice)
    return whole_page(request, "participant/page.html", data, status=status)


def _thanks(asked: Asked | None) -> str:
    if isinstance(asked, CastBallot):
        return _("Your vote is in. You can change it until voting closes.")
    if isinstance(asked, SendInput):
        return _("Your input is in. Thank you.")
    return _("Done.")
