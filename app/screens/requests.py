"""What a screen asks of the server without a websocket: the participant's page, commands, changed views."""

from fastapi import APIRouter, Request, Response

from app.i18n import _
from app.live.answers import answer, as_json, refusal
from app.live.commands import Request as Asked
from app.live.commands import Unusable
from app.live.hall import Live
from app.live.identity import Screen, language_of, who_is
from app.live.participant_commands import Ballot, Ping, ReadOthers, SendInput
from app.live.scene import NOTHING_KEPT, Kept
from app.screens.forms import as_message, is_json, last, read_body, read_fields, read_request
from app.screens.joining import join_page, participant_of, returned
from app.screens.pages import TooFast, carried_out, compressed, live_session, refuse_foreign, see_other
from app.screens.pages import page as whole_page
from app.screens.participant import Notice, more_others, page_data

routes = APIRouter()


@routes.get("/s/{code}")
async def participant(request: Request, page: int = 1) -> Response:
    """The participant's page, at one `page` of others' inputs; for someone who has not joined, the way in."""
    live = await live_session(request)
    who = await returned(request, live)
    if who is None:
        return join_page(request, live)
    if wait := live.allowance.page_too_soon(who):
        raise TooFast(wait)
    data = page_data(live.room, who, language_of(request), NOTHING_KEPT, page, None)
    return whole_page(request, "participant/page.html", data)


@routes.post("/s/{code}/do")
async def do(request: Request) -> Response:
    """One command over plain HTTP: JSON is answered with JSON, a form with a page."""
    live = await live_session(request)
    refuse_foreign(request)
    language = language_of(request)
    kept = NOTHING_KEPT
    try:
        if is_json(request):
            message = await read_body(request)
        else:
            fields = await read_fields(request)
            kept = Kept("", last(fields, "text"), last(fields, "prompt"), tuple(fields.get("themes", ())))
            message = as_message(fields, live.room.state.plan)
        screen, asked = read_request(message)
    except Unusable as error:
        screen = "participant" if participant_of(request, live) else "moderator"
        return _answered(request, live, screen, None, refusal(error.key, error.reason, language), 422, kept)
    who = (
        participant_of(request, live) if screen == "participant" else who_is(request, live.room.session, screen)
    )
    if who is None:
        said = refusal(asked.key, "not_allowed" if screen == "moderator" else "not_joined", language)
        return _answered(request, live, screen, asked, said, 403, kept)
    too_fast = live.allowance.messages_of(screen, who).take() > 0
    if too_fast or live.allowance.too_fast(screen, who, asked):
        return _answered(request, live, screen, asked, refusal(asked.key, "too_fast", language), 429, kept)
    match asked:
        case Ping():
            return compressed(
                request, as_json({"now": live.room.scene(language).milliseconds}).encode(), "application/json"
            )
        case ReadOthers():
            html = more_others(live.room.scene(language, who), asked.item, asked.have)
            response = compressed(request, html.encode(), "text/html; charset=utf-8")
            if asked.item in live.room.state.plan.items:
                response.headers["x-others"] = asked.item
            return response
    outcome = await carried_out(lambda reply: live.room.do(asked, who, language, reply))
    if outcome is None:
        return _answered(request, live, screen, asked, refusal(asked.key, "not_saved", language), 503, kept)
    key, what = outcome
    if what.refused and what.seq:
        live.allowance.was_refused(screen, who)
    return _answered(
        request, live, screen, asked, answer(key, what, language), 409 if what.refused else 200, kept
    )


@routes.get("/s/{code}/views/{screen}")
async def views(request: Request, screen: Screen, seen: int = 0) -> Response:
    """The views that changed since `seen`, for a screen whose network blocks websockets."""
    live = await live_session(request)
    who = who_is(request, live.room.session, screen)
    if who is None:
        refused = "not_joined" if screen == "participant" else "not_allowed"
        return Response(status_code=403, headers={"x-refused": refused, "cache-control": "no-store"})
    live.room.screen_opened(screen, who)
    changed = live.pusher.changed_since(seen, screen, language_of(request), who)
    html = "\n".join(message.text for _view, message in changed)
    response = compressed(request, html.encode(), "text/html; charset=utf-8")
    response.headers["x-seq"] = str(live.room.state.seq)
    response.headers["x-now"] = str(live.room.scene("en").milliseconds)
    return response


def _answered(
    request: Request,
    live: Live,
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
        return see_other(f"/s/{live.room.code}/moderator{refused}")
    who = participant_of(request, live)
    if who is None:
        return join_page(request, live, str(said.get("message", "")), status)
    if "refused" in said:
        notice = Notice("bad", str(said["message"]), kept.text)
    else:
        notice, kept = Notice("good", _thanks(asked), ""), NOTHING_KEPT
    data = page_data(live.room, who, language_of(request), kept, 0, notice)
    return whole_page(request, "participant/page.html", data, status=status)


def _thanks(asked: Asked | None) -> str:
    if isinstance(asked, Ballot):
        return _("Your vote is in. You can change it until voting closes.")
    if isinstance(asked, SendInput):
        return _("Your input is in. Thank you.")
    return _("Done.")
