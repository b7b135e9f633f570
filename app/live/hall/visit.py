"""One person at one screen: what they send, and what it is answered."""

from collections.abc import Callable

from app.domain.command import Command, Request
from app.domain.outcome import Outcome
from app.domain.roles import role_of
from app.domain.text import Language
from app.live.asking.answers import answer, as_json, refusal
from app.live.asking.queries import Ping, ReadOthers
from app.live.asking.reading import Unusable, read_request
from app.live.asking.screen import Screen
from app.live.hall.hall import OpenRoom
from app.live.room.connection import Connection
from app.live.room.wire import Wire
from app.live.showing.scene import Scene

Others = Callable[[Scene, str, tuple[str, ...]], str]
"""Renders more inputs of others for one person: the scene, the item, and the inputs they have already."""

HOLD_SECONDS = 1.0
"""How long, at least, someone who sends too fast is not read from."""


class Visit:
    """One person at one screen. `seen` is the seq their page was made at."""

    __slots__ = ("_bucket", "_connection", "_here", "_language", "_others", "_screen", "_seen", "_who")

    _connection: Connection

    def __init__(
        self, here: OpenRoom, screen: Screen, who: str, language: Language, seen: int, others: Others
    ) -> None:
        self._here, self._screen, self._who, self._language = here, screen, who, language
        self._seen, self._others = seen, others
        self._bucket = here.allowance.messages_of(screen, who)

    def begin(self, wire: Wire) -> None:
        """Show the present state."""
        self._connection = Connection(self._screen, self._who, self._language, wire)
        self._here.room.presence.enter(self._connection)
        self._here.room.screen_opened(self._screen, self._who)
        self._here.pusher.greet(self._connection, self._seen)

    def end(self) -> None:
        """They have gone."""
        self._here.room.presence.leave(self._connection)

    def wait(self) -> float:
        """Take leave to send once more: 0 if it is given; else in how many seconds to ask again."""
        wait = self._bucket.take()
        return max(wait, HOLD_SECONDS) if wait else 0.0

    def take(self, message: bytes) -> None:
        """Carry out one message."""
        try:
            request = read_request(role_of(self._who), message)
        except Unusable as error:
            self._connection.answer(as_json(refusal(error.key, error.reason, self._language)))
        else:
            self._carry_out(request)

    def _carry_out(self, request: Request) -> None:
        if self._here.allowance.too_fast(self._screen, self._who, request):
            self._connection.answer(as_json(refusal(request.key, "too_fast", self._language)))
            return
        match request:
            case Ping():
                self._connection.answer(as_json(self._time()))
            case ReadOthers():
                scene = self._here.room.scene(self._language, self._who)
                self._connection.answer(self._others(scene, request.item, request.have))
            case Command():
                self._here.room.do(request, self._who, self._language, self._reply)

    def _time(self) -> dict[str, object]:
        """The server's time; and the seq up to which this screen has been sent everything, where it has."""
        said: dict[str, object] = {"now": int(self._here.room.now().timestamp() * 1000)}
        if self._here.pusher.settled(self._screen) and not self._connection.behind:
            said["seq"] = self._here.room.state.seq
        return said

    def _reply(self, key: str, outcome: Outcome) -> None:
        if outcome.refused and outcome.seq:
            self._here.allowance.was_refused(self._screen, self._who)
        self._connection.answer(as_json(answer(key, outcome, self._language)))
