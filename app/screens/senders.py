"""Who asks something over HTTP: whoever is signed in on the screen it was asked from."""

from fastapi import Request

from app.domain.command import Sender
from app.domain.commands import names_of
from app.live.asking.reading import asked_for
from app.live.asking.screen import SCREENS, Screen
from app.live.hall.identity import language_of, who_is
from app.live.hall.open_room import OpenRoom


def sender_of(request: Request, here: OpenRoom, message: bytes) -> Sender | None:
    """Who asks, at the screen that the address names; None for someone who is signed in at none from which this
    may be asked.

    Where the address names no screen, as programs may do, and the browser is signed in at several, it is the
    first that may ask this.
    """
    named = request.query_params.get("screen")
    signed_in = [one for screen in SCREENS if named in (None, screen) and (one := _at(request, here, screen))]
    able = (one for one in signed_in if asked_for(message) in names_of(one.role))
    taking_part = (one for one in signed_in if one.role == "participant")
    return next(able, None) or next(taking_part, None)


def _at(request: Request, here: OpenRoom, screen: Screen) -> Sender | None:
    who = who_is(request, here.room.session, screen)
    unknown = screen == "participant" and who not in here.room.state.participants
    return None if who is None or unknown else Sender(who, language_of(request))
