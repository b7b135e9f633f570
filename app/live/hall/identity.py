"""Who someone is: a signed cookie per session and screen.

A cookie carries its own proof, so recognising someone costs one HMAC and no look-up. It is bound to the
session by the session's secret and sent only to the session's own paths.
"""

import hmac
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.domain.text import Language
from app.i18n import accepted_languages, best_language
from app.live.asking.screen import SCREENS, Screen
from app.live.hall.outside import is_secure
from app.log.tables import SessionRow

LANGUAGE_COOKIE = "hemicycle_language"
_A_MONTH = 30 * 24 * 3600


def new_participant_id() -> str:
    """A random id, the same in the log and the exports; it says nothing of the person."""
    return f"p-{secrets.token_hex(5)}"


def participant_of_key(session: SessionRow, key: str) -> str:
    """The id of whoever joins with a form of this key: the same for the same form, however often it is sent."""
    proof = hmac.digest(session.cookie_secret.encode(), f"{session.code}:joins:{key}".encode(), "sha256")
    return f"p-{proof.hex()[:10]}"


def sign_in(response: Response, request: HTTPConnection, session: SessionRow, screen: Screen, who: str) -> None:
    """Set the cookie by which `who` is known on this screen."""
    name, value = cookie(session, screen, who)
    response.set_cookie(
        name,
        value,
        max_age=_A_MONTH,
        path=f"/s/{session.code}",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )


def cookie(session: SessionRow, screen: Screen, who: str) -> tuple[str, str]:
    """The name and the value of the cookie by which `who` is known on this screen."""
    return _name(screen), f"{who}.{_proof(session, screen, who)}"


def who_is(connection: HTTPConnection, session: SessionRow, screen: Screen) -> str | None:
    """Who the connection's cookie says it is on this screen; None without a valid cookie."""
    who, _, proof = connection.cookies.get(_name(screen), "").rpartition(".")
    if who and proof.isascii() and hmac.compare_digest(proof, _proof(session, screen, who)):
        return who
    return None


def belongs_to(connection: HTTPConnection, session: SessionRow) -> bool:
    """Whether the connection has a valid cookie of the session, on whichever screen."""
    return any(who_is(connection, session, screen) is not None for screen in SCREENS)


def sign_out(response: Response, request: HTTPConnection, session: SessionRow, screen: Screen) -> None:
    """Take back the cookie by which this browser is known on this screen."""
    response.delete_cookie(
        _name(screen), path=f"/s/{session.code}", httponly=True, samesite="lax", secure=is_secure(request)
    )


def language_of(request: HTTPConnection) -> Language:
    """The language this person chose; else the one their browser asks for."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return best_language([chosen, *accepted_languages(request.headers.get("accept-language", ""))])


def _name(screen: Screen) -> str:
    return f"hemicycle_{screen}"


def _proof(session: SessionRow, screen: Screen, who: str) -> str:
    """A role's proof includes its link's token, so that renewing the link ends the old cookies."""
    token = "" if screen == "participant" else getattr(session, f"{screen}_token")
    message = f"{session.code}:{screen}:{who}:{token}"
    return hmac.digest(session.cookie_secret.encode(), message.encode(), "sha256").hex()[:32]
