"""Every request is answered in the language of whoever asks, and with the headers that keep pages safe."""

from random import randint
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.i18n import _, spoken
from app.live.hall.cookies import with_cookies_read
from app.live.hall.door import same_origin
from app.live.hall.hall import Hall
from app.live.hall.identity import language_of
from app.live.hall.outside import is_secure
from app.live.hall.safety import safety_headers
from app.screens.problems import problem, unexpected

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods that ask for nothing to be done: all others are taken from our own pages, and from programs."""

MAX_HEAD = 16 * 1024
"""How long a request's headers may be together, cookies and all."""


class Speaking:
    """ASGI middleware around every HTTP request; websockets pass."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        began = False

        async def send_safely(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                headers = MutableHeaders(scope=message)
                for name, value in _safe(request).items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["method"] == "HEAD":  # the server leaves the body out by itself
            scope = {**scope, "method": "GET"}
        with spoken(language_of(request)):
            try:
                answer = self._turned_away(scope) or self._app
                await answer(with_cookies_read(scope), receive, send_safely)
            except Exception as error:
                if began:
                    raise
                await unexpected(request, error)(scope, receive, send_safely)

    def _turned_away(self, scope: Scope) -> ASGIApp | None:
        """What to answer to a request that is not taken on."""
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEAD:
            return PlainTextResponse(_("Your browser sent too much with its request. Clear its cookies."), 431)
        if scope["method"] not in SAFE and not same_origin(Request(scope)):
            return problem(
                Request(scope),
                403,
                "not_allowed",
                _("This was sent from a page of another site, so nothing was done."),
            )
        if len(path := scope["path"]) > 1 and path.endswith("/"):
            return _without_slash(scope)
        hall: Hall | None = getattr(scope["app"].state, "hall", None)
        if hall and hall.pulse.far_behind and scope["method"] == "GET" and path.startswith("/s/"):
            text = _("Very many people are coming in just now. This page will open in a few seconds.")
            headers = {"retry-after": str(randint(2, 8)), "refresh": str(randint(2, 8))}
            return PlainTextResponse(text, 503, headers)
        return None


def _safe(request: Request) -> dict[str, str]:
    """The safety headers of the answer to a request. An address that is a key is told to nobody."""
    framed = getattr(request.app.state, "demo", False)
    headers = safety_headers(request.headers.get("host", ""), is_secure(request), framed)
    return headers | {"referrer-policy": "no-referrer"} if request.url.path.startswith("/in/") else headers


def _without_slash(scope: Scope) -> ASGIApp:
    """To the address without the slash at its end, on this server: `//` before a name would be another's."""
    query = scope["query_string"].decode("latin-1")
    url = "/" + quote(scope["path"].strip("/")) + (f"?{query}" if query else "")
    return RedirectResponse(url, 307)
