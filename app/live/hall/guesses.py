"""Codes are not searched for: from an address that has tried too many, a right one and a wrong one are answered
alike for a while, before anything is looked up.

A hall behind one router is not shut out by one person in it who guesses: an address that a session knows, and
anyone with a cookie of the session, may still come in to it.
"""

from starlette.requests import HTTPConnection

from app.live.hall.hall import Hall
from app.live.hall.identity import belongs_to
from app.live.hall.limits import GUESSES
from app.live.hall.outside import sender


def must_wait(hall: Hall, request: HTTPConnection, code: str) -> float:
    """In how many seconds the sender may ask for this code; 0 where they may now."""
    address = sender(request)
    wait = hall.limits.wait(GUESSES, address)
    here = hall.open_room(code) if wait else None
    if here and (address in here.acquainted or belongs_to(request, here.room.session)):
        return 0.0
    return wait


def missed(hall: Hall, request: HTTPConnection) -> float:
    """A code or a link that leads nowhere was tried. In how many seconds the next may be; 0 for at once."""
    return hall.limits.take(GUESSES, sender(request))
