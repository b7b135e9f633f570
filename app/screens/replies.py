"""What was answered, as an HTTP response: JSON for programs; for a form the page it was sent from."""

from fastapi import Request, Response
from starlette.datastructures import URL

from app.domain.ballots.commands import CastBallot
from app.domain.command import Request as Asked
from app.domain.command import Sender
from app.domain.guidance.commands import Recognise
from app.domain.inputs.agreement_commands import Judge
from app.domain.inputs.commands import SendInput
from app.domain.reasons import Reason
from app.i18n import _
from app.live.asking.answers import as_json
from app.live.asking.carried import Answer
from app.live.asking.queries import ReadOthers
from app.live.asking.screen import SCREEN_OF
from app.live.hall.identity import language_of
from app.live.hall.open_room import OpenRoom
from app.live.showing.scene import NOTHING_KEPT, Kept
from app.screens.forms import is_json
from app.screens.joining import join_page, participant_of
from app.screens.not_done import given_back
from app.screens.pages import HTML, compressed, filled, see_other
from app.screens.participant.page import Notice, participant_page

NOT_READ: dict[Reason, int] = {"too_fast": 429, "not_saved": 503, "not_joined": 403, "not_allowed": 403}
"""The status of what was not carried out; 422 is that of what could not be read."""


def told(
    request: Request,
    here: OpenRoom,
    sender: Sender | None,
    answer: Answer,
    kept: Kept,
    typed: tuple[str, ...],
) -> Response:
    """The response to what was asked; `kept` is what a participant's page keeps where it was not accepted, and
    `typed` what a role is given back."""
    if isinstance(answer.asked, ReadOthers) and answer.html is not None:
        return _others(request, answer.asked.item, answer.html)
    if is_json(request):
        return compressed(request, as_json(answer.said).encode(), "application/json", _status(answer))
    screen = SCREEN_OF[sender.role] if sender else "participant"
    if screen == "participant":
        return _participants_page(request, here, answer, kept)
    back = f"/s/{here.room.code}/{screen}"
    if answer.refused and typed:
        why = str(answer.said.get("message", ""))
        return given_back(request, why, typed, _back(request, back, None), _status(answer))
    return see_other(_back(request, back, answer.refused))


def _back(request: Request, screen: str, refused: Reason | None) -> str:
    """The page of the screen that a form was on, with the reason why what it asked was not done."""
    came_from = URL(request.headers.get("referer", ""))
    known = came_from.path == screen or came_from.path.startswith(f"{screen}/")
    back = URL(path=came_from.path if known else screen, query=came_from.query if known else "")
    back = back.remove_query_params("refused")
    return str(back.include_query_params(refused=refused) if refused else back)


def _others(request: Request, item: str, html: str) -> Response:
    response = compressed(request, html.encode(), HTML)
    response.headers["x-others"] = item
    return response


def _status(answer: Answer) -> int:
    if answer.refused is None:
        return 200
    if answer.asked is None:
        return NOT_READ.get(answer.refused, 422)
    return 429 if answer.refused == "too_fast" else 409


def _participants_page(request: Request, here: OpenRoom, answer: Answer, kept: Kept) -> Response:
    who, said = participant_of(request, here), str(answer.said.get("message", ""))
    if who is None:
        return join_page(request, here, said, _status(answer))
    if answer.refused:
        notice = Notice("bad", said, kept.text)
    else:
        notice, kept = Notice("good", _thanks(answer.asked), ""), NOTHING_KEPT
    shown = participant_page(here, who, language_of(request), kept, 0, notice)
    return filled(request, *shown, _status(answer))


def _thanks(asked: Asked | None) -> str:
    if isinstance(asked, CastBallot):
        return _("Your vote is in. You can change it until voting closes.")
    if isinstance(asked, SendInput):
        return _("Your input is in. Thank you.")
    if isinstance(asked, Recognise | Judge):
        return _("Your answer is in. You can change it until the session ends.")
    return _("Done.")
