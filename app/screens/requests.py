"""What a screen asks of the server without a websocket: the participant's page, commands, changed views."""

from functools import partial
from typing import Annotated

from fastapi import Query, Request, Response

from app.domain.command import Sender
from app.domain.commands import names_of
from app.domain.reasons import Reason
from app.domain.roles import Role
from app.domain.text import Language
from app.live.asking.answers import refusal
from app.live.asking.carried import Answer
from app.live.asking.reading import Unusable, asked_for, key_in, read_request
from app.live.asking.screen import Screen
from app.live.hall.carry_out import carry_out
from app.live.hall.identity import language_of, who_is
from app.live.hall.open_room import OpenRoom
from app.live.showing.scene import NOTHING_KEPT, Kept, scene_of
from app.screens.forms import Fields, as_message, is_json, last, read_body, read_fields
from app.screens.joining import join_page, returned
from app.screens.not_done import typed_in
from app.screens.pages import HTML, Here, TooFast, answered, compressed, filled, session_routes
from app.screens.participant.page import participant_page
from app.screens.replies import told
from app.screens.senders import sender_of

routes = session_routes()


@routes.get("")
async def participant(
    request: Request, here: Here, page_of_others: Annotated[int, Query(alias="page")] = 1
) -> Response:
    """The participant's page, at one page of others' inputs; for someone who has not joined, the way in."""
    who = await returned(request, here)
    if who is None:
        return join_page(request, here)
    if wait := here.allowance.page_too_soon(who):
        raise TooFast(wait)
    shown = participant_page(here, who, language_of(request), NOTHING_KEPT, page_of_others, None)
    return filled(request, *shown)


@routes.post("/do")
async def do(request: Request, here: Here) -> Response:
    """One command over plain HTTP: JSON is answered with JSON, a form with a page."""
    kept, typed, message = NOTHING_KEPT, tuple[str, ...](), b""
    try:
        if is_json(request):
            message = await read_body(request)
        else:
            fields = await read_fields(request)
            kept, typed = _kept(fields), typed_in(fields)
            message = as_message(fields, here.room.state.agenda)
    except Unusable as error:
        said = refusal(error.key, error.reason, language_of(request))
        return told(
            request, here, sender_of(request, here, message), Answer(None, said, error.reason), kept, typed
        )
    sender = sender_of(request, here, message)
    answer = await _carried_out(request, here, sender, message)
    return told(request, here, sender, answer, kept, typed)


def _kept(fields: Fields) -> Kept:
    text, prompt, consent = (last(fields, name) for name in ("text", "prompt", "consent"))
    return Kept("", text, prompt, tuple(fields.get("themes", ())), consent)


async def _carried_out(request: Request, here: OpenRoom, sender: Sender | None, message: bytes) -> Answer:
    if sender is None:
        return _of_a_stranger(message, language_of(request))
    if here.allowance.messages_of(sender.who).take() > 0:
        return _not_carried_out(message, "too_fast", sender.language)
    answer = await answered(partial(carry_out, here, sender, message))
    return answer or _not_carried_out(message, "not_saved", sender.language)


def _of_a_stranger(message: bytes, language: Language) -> Answer:
    role: Role = "moderator" if asked_for(message) in names_of("moderator") else "participant"
    try:
        read_request(role, message)
    except Unusable as error:
        return Answer(None, refusal(error.key, error.reason, language), error.reason)
    return _not_carried_out(message, "not_allowed" if role == "moderator" else "not_joined", language)


def _not_carried_out(message: bytes, reason: Reason, language: Language) -> Answer:
    return Answer(None, refusal(key_in(message), reason, language), reason)


@routes.get("/views/{screen}")
async def views(request: Request, here: Here, screen: Screen, seen: int = 0) -> Response:
    """The views that changed since `seen`, for a screen whose network blocks websockets."""
    who = who_is(request, here.room.session, screen)
    if who is None:
        refused = "not_joined" if screen == "participant" else "not_allowed"
        return Response(status_code=403, headers={"x-refused": refused, "cache-control": "no-store"})
    here.room.screen_opened(screen, who)
    changed = here.pusher.changed_since(seen, screen, language_of(request), who)
    html = "\n".join(message.text for _view, message in changed)
    response = compressed(request, html.encode(), HTML)
    response.headers["x-seq"] = str(here.room.state.seq)
    response.headers["x-now"] = str(scene_of(here.room, "en").milliseconds)
    return response
