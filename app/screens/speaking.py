"""Every request is answered in the language of whoever asks, and with the headers that keep pages safe."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.i18n import spoken
from app.live.identity import language_of
from app.screens.pages import safety_headers


class Speaking:
    """ASGI middleware around every HTTP request; websockets pass."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(safety_headers(request.headers.get("host", "")))
            await send(message)

        with spoken(language_of(request)):
            await self._app(scope, receive, send_safely)
