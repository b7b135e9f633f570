"""One person at one screen: what they send, and what it is answered."""

from collections.abc import Callable

from app.domain.outcome import Outcome
from app.domain.text import Language
from app.live.answers import answer, as_json, refusal
from app.live.commands import Request, Unusable, read_command
from app.live.connection import Connection
from app.live.hall import Live
from app.live.identity import Screen
from app.live.participant_commands import Ping, ReadOthers
from app.live.scene import Scene
from app.live.wire import Wire

Others = Callable[[Scene, str, tuple[str, ...]], str]
"""Renders more inputs of others for one person: the scene, the item, and the inputs they have already."""

HOLD_SECONDS = 1.0
"""How long, at least, someone who sends too fast is not read from."""


class Visit:
    """One person at one screen. `seen` is the seq their page was made at."""

    __slots__ = ("_bucket", "_connection", "_language", "_live", "_others", "_screen", "_seen", "_who")

    _connection: Connection

    def __init__(
        self, live: Live, screen: Screen, who: str, language: Language, seen: int, others: Others
    ) -> None:
        self._live, self._screen, self._who, self._language = live, screen, who, language
        self._seen, self._others = seen, others
        self._bucket = live.allowance.messages_of(screen, who)

    def begin(self, wire: Wire) -> None:
        """Show the present state."""
        self._connection = Connection(self._screen, self._who, self._language, wire)
        self._live.room.presence.enter(self._connection)
        self._live.room.screen_opened(self._screen, self._who)
        self._live.pusher.greet(self._connection, self._seen)

    def end(self) -> None:
        """They have gone."""
        self._live.room.presence.leave(self._connection)

    def wait(self) -> float:
        """Take leave to send once more: 0 if it is given; else in how many seconds to ask again."""
        wait = self._bucket.take()
        return max(wait, HOLD_SECONDS) if wait else 0.0

    def take(self, message: bytes) -> None:
        """Carry out one message."""
        try:
            request = read_command(self._screen, message)
        except Unusable as error:
            self._connection.answer(as_json(refusal(error.key, error.reason, self._language)))
        else:
            self._carry_out(request)

    def _carry_out(self, request: Request) -> None:
        if self._live.allowance.too_fast(self._screen, self._who, request):
            self._connection.answer(as_json(refusal(request.key, "too_fast", self._language)))
            return
        match request:
            case Ping():
                self._connection.answer(as_json(self._time()))
            case ReadOthers():
                scene = self._live.room.scene(self._language, self._who)
                self._connection.answer(self._others(scene, request.item, request.have))
            case _:
                self._live.room.do(request, self._who, self._language, self._reply)

    def _time(self) -> dict[str, object]:
        """The server's time; and the seq up to which this screen has been sent everything, where it has."""
        said: dict[str, object] = {"now": int(self._live.room.now().timestamp() * 1000)}
        if self._live.pusher.settled(self._screen) and not self._connection.behind:
            said["seq"] = self._live.room.state.seq
        return said

    def _reply(self, key: str, outcome: Outcome) -> None:
        if outcome.refused and outcome.seq:
            self._live.allowance.was_refused(self._screen, self._who)
        self._connection.answer(as_json(answer(key, outcome, self._language)))
