"""From an HTTP request to an open line, in one step.

A web server hands a websocket's request to a library that reads it once more, starts a task, and asks the
application by messages. When a whole room's network comes back that is most of the work (docs/benchmarks.md).
Here the request that has been read is answered at once.
"""

from functools import lru_cache

import structlog
from starlette.requests import HTTPConnection
from starlette.types import Scope
from websockets.exceptions import InvalidHeader, NegotiationError
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.headers import build_extension, parse_extension
from websockets.utils import accept_key

from app.live.hall.door import COME_AGAIN, Door, Refused
from app.live.hall.safety import plain_answer
from app.live.line.line import Line, closing
from app.live.line.patience import PatientProtocol

log = structlog.get_logger()

MAX_HEAD = 8 * 1024
"""How long what a websocket's request says may be; a browser's is a tenth of that."""

_OURS = [("server_no_context_takeover", None), ("client_no_context_takeover", None)]


class UpgradingProtocol(PatientProtocol):
    """uvicorn's HTTP protocol, which opens websockets itself.

    A request for a websocket is the last that is read on its connection: from then on it is a line, or closed.
    """

    _upgrading = False

    def data_received(self, data: bytes) -> None:
        """Read on; after a request for a websocket nothing more."""
        if not self._upgrading:
            super().data_received(data)

    def handle_websocket_upgrade(self) -> None:
        """The request is one for a websocket."""
        self._upgrading = True
        self._calm()
        self.transport.pause_reading()
        path, _, query = self.url.partition(b"?")
        asked = path.decode("latin-1")
        scope: Scope = {**self.scope, "type": "websocket", "path": asked, "query_string": query}
        request = HTTPConnection(scope)
        door: Door = self.app_state["door"]
        if refused := self._out_of_place(request):
            self._refuse(refused)
        elif door.knows(asked):
            self._open(door, request)
        else:
            task = self.loop.create_task(self._look_up(door, request))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    def _out_of_place(self, request: HTTPConnection) -> Refused | None:
        """Why this is no request for a websocket, wherever it leads; None where it is one."""
        if self.cycle is not None and not self.cycle.response_complete:
            return Refused(400, "A websocket was asked for before the answer to an earlier request was there.")
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > MAX_HEAD:
            return Refused(431, "The request is too long.")
        if not _in_good_form(request):
            return Refused(426, "This is not a request for a websocket of version 13.")
        if len(request.headers.getlist("host")) != 1:
            return Refused(400, "A request names one host.")
        if "content-length" in request.headers or "transfer-encoding" in request.headers:
            return Refused(400, "A request for a websocket has no body.")
        return None

    async def _look_up(self, door: Door, request: HTTPConnection) -> None:
        try:
            await door.look_up(request)
        except Exception as error:
            log.error("room not opened", exc_info=error)
            self._refuse(Refused(503, "The session cannot be opened at this moment."))
        else:
            self._open(door, request)

    def _open(self, door: Door, request: HTTPConnection) -> None:
        if self.transport.is_closing():
            return
        visit = door.admit(request)
        if isinstance(visit, Refused) and visit is not COME_AGAIN:
            self._refuse(visit)
            return
        extensions = compression(request.headers.get("sec-websocket-extensions", ""))
        self.transport.write(_switching(request.headers["sec-websocket-key"], extensions))
        if isinstance(visit, Refused):
            self.transport.write(closing(1013))
            self.transport.close()
            return
        self.connections.discard(self)
        self._stop_watching()
        self.parser = None  # type: ignore[assignment]  # it holds this object, which nobody needs now
        visit.begin(Line(self.transport, self.connections, bool(extensions), visit))
        self.transport.resume_reading()

    def _refuse(self, refused: Refused) -> None:
        self.transport.write(plain_answer(refused.status, refused.why, sec_websocket_version="13"))
        self.transport.close()


def _in_good_form(request: HTTPConnection) -> bool:
    """Whether a request is a websocket's opening handshake (RFC 6455, 4.2.1)."""
    scope, headers = request.scope, request.headers
    keys = headers.getlist("sec-websocket-key")
    asked = (scope["method"], scope["http_version"], headers.get("sec-websocket-version"))
    return asked == ("GET", "1.1", "13") and len(keys) == 1 and len(keys[0]) == 24


def _switching(key: str, extensions: str) -> bytes:
    head = (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept_key(key)}\r\n"
    )
    if extensions:
        head += f"Sec-WebSocket-Extensions: {extensions}\r\n"
    return f"{head}\r\n".encode()


@lru_cache(maxsize=256)
def compression(offered: str) -> str:
    """What to answer to the extensions a client offers, so that each message is compressed by itself and the
    same bytes serve every client (RFC 7692, 7.1.1); nothing where that cannot be."""
    factory = ServerPerMessageDeflateFactory(server_no_context_takeover=True, client_no_context_takeover=True)
    try:
        offers = parse_extension(offered) if offered else []
    except InvalidHeader:
        return ""
    for name, parameters in offers:
        try:
            agreed, _ = factory.process_request_params(parameters, [])
        except NegotiationError:
            continue
        if name == factory.name and sorted(agreed) == sorted(_OURS):
            return build_extension([(name, agreed)])
    return ""
