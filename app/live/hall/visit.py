"""One person at one screen: what they send, and what it is answered."""

from app.domain.command import Sender
from app.live.asking.answers import as_json
from app.live.asking.carried import Answer
from app.live.asking.queries import Ping
from app.live.asking.screen import Screen
from app.live.hall.carry_out import carry_out
from app.live.hall.open_room import OpenRoom
from app.live.room.connection import Connection
from app.live.room.wire import Wire

HOLD_SECONDS = 1.0
"""How long, at least, someone who sends too fast is not read from."""


class Visit:
    """One person at one screen. `seen` is the seq their page was made at."""

    __slots__ = ("_bucket", "_connection", "_here", "_screen", "_seen", "_sender")

    _connection: Connection

    def __init__(self, here: OpenRoom, screen: Screen, sender: Sender, seen: int) -> None:
        self._here, self._screen, self._sender, self._seen = here, screen, sender, seen
        self._bucket = here.allowance.messages_of(sender.who)

    def begin(self, wire: Wire) -> None:
        """Show the present state."""
        self._connection = Connection(self._screen, self._sender.who, self._sender.language, wire)
        self._here.room.presence.enter(self._connection)
        self._here.room.screen_opened(self._screen, self._sender.who)
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
        carry_out(self._here, self._sender, message, self._tell)

    def _tell(self, answer: Answer) -> None:
        if answer.html is not None:
            self._connection.answer(answer.html)
        elif isinstance(answer.asked, Ping):
            self._connection.answer(as_json({**answer.said, **self._all_sent()}))
        else:
            self._connection.answer(as_json(answer.said))

    def _all_sent(self) -> dict[str, object]:
        """The seq up to which this screen has been sent everything, where it has."""
        sent = self._here.pusher.settled(self._screen) and not self._connection.behind
        return {"seq": self._here.room.state.seq} if sent else {}
