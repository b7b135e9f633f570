"""Who someone is: a signed cookie per session and screen.

A cookie carries its own proof, so recognising someone costs one HMAC and no look-up. It is bound to the
session by the session's secret and sent only to the session's own paths.
"""

import hmac
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.domain.roles import Role, role_of
from app.domain.text import Language
from app.i18n import accepted_languages, best_language
from app.live.asking.screen import SCREEN_OF, SCREENS, Screen
from app.live.hall.cookies import cookies_of
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


def enter_role(response: Response, request: HTTPConnection, session: SessionRow, role: Role) -> None:
    """Sign in whoever followed a role's link: as who they were, where they followed it in this browser before,
    else as somebody new. Where links are followed no cookie of a session is sent: so there is one for links."""
    screen, remembered = SCREEN_OF[role], f"hemicycle_{session.code}_{role}"
    known = _proven(cookies_of(request).get(remembered, ""), session, screen)
    who = known if known and role_of(known) == role else f"{role}-{secrets.token_hex(5)}"
    sign_in(response, request, session, screen, who)
    _set_cookie(response, request, remembered, cookie(session, screen, who)[1], "/in")


def sign_in(response: Response, request: HTTPConnection, session: SessionRow, screen: Screen, who: str) -> None:
    """Set the cookie by which `who` is known on this screen."""
    _set_cookie(response, request, *cookie(session, screen, who), f"/s/{session.code}")


def _set_cookie(response: Response, request: HTTPConnection, name: str, value: str, path: str) -> None:
    secure = is_secure(request)
    response.set_cookie(name, value, _A_MONTH, path=path, httponly=True, samesite="lax", secure=secure)


def cookie(session: SessionRow, screen: Screen, who: str) -> tuple[str, str]:
    """The name and the value of the cookie by which `who` is known on this screen."""
    return _name(screen), f"{who}.{_proof(session, screen, who)}"


def who_is(connection: HTTPConnection, session: SessionRow, screen: Screen) -> str | None:
    """Who the connection's cookie says it is on this screen; None without a valid cookie."""
    return _proven(cookies_of(connection).get(_name(screen), ""), session, screen)


def _proven(value: str, session: SessionRow, screen: Screen) -> str | None:
    who, _, proof = value.rpartition(".")
    if not who or not proof.isascii() or SCREEN_OF.get(role_of(who)) != screen:
        return None
    return who if hmac.compare_digest(proof, _proof(session, screen, who)) else None


def belongs_to(connection: HTTPConnection, session: SessionRow) -> bool:
    """Whether the connection has a valid cookie of the session, on whichever screen."""
    return any(who_is(connection, session, screen) is not None for screen in SCREENS)


def sign_out(response: Response, request: HTTPConnection, session: SessionRow, screen: Screen) -> None:
    """Take back the cookies by which this browser is known on this screen."""
    _delete_cookie(response, request, _name(screen), f"/s/{session.code}")
    for role in (role for role, theirs in SCREEN_OF.items() if theirs == screen):
        _delete_cookie(response, request, f"hemicycle_{session.code}_{role}", "/in")


def _delete_cookie(response: Response, request: HTTPConnection, name: str, path: str) -> None:
    response.delete_cookie(name, path=path, httponly=True, samesite="lax", secure=is_secure(request))


def language_of(request: HTTPConnection) -> Language:
    """The language of the page that asks, where it says so: it keeps its own. Else the one this person chose;
    else the one their browser asks for."""
    of_page, chosen = request.query_params.get("in", ""), cookies_of(request).get(LANGUAGE_COOKIE, "")
    return best_language([of_page, chosen, *accepted_languages(request.headers.get("accept-language", ""))])


def _name(screen: Screen) -> str:
    return f"hemicycle_{screen}"


def _proof(session: SessionRow, screen: Screen, who: str) -> str:
    """A role's proof includes its link's token, so that renewing the link ends the old cookies."""
    token = "" if screen == "participant" else session.token(role_of(who))
    message = f"{session.code}:{screen}:{who}:{token}"
    return hmac.digest(session.cookie_secret.encode(), message.encode(), "sha256").hex()[:32]
