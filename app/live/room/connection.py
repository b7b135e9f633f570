"""One open screen: what it shows, and what is still to be sent to it.

A rendering waits under its view's name while the line is congested, so a newer one replaces an older one
that has not been taken: a slow phone holds one rendering of each view at most, and delays nobody.
"""

from collections.abc import Sequence

from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.room.wire import Message, Wire

MAX_REPLIES = 200
"""How many answers may wait for a client that sends and does not read; beyond that it is closed."""


class Connection:
    """An open screen of one person."""

    __slots__ = ("_replies", "_views", "language", "screen", "who", "wire")

    def __init__(self, screen: Screen, who: str, language: Language, wire: Wire) -> None:
        self.screen, self.who, self.language, self.wire = screen, who, language, wire
        self._views: dict[str, Message] | None = None
        self._replies: list[Message] | None = None
        wire.drained = self.resume

    @property
    def behind(self) -> bool:
        """Whether something waits for the client to take it."""
        return bool(self._views)

    def show(self, views: Sequence[tuple[str, Message]], whole: Message) -> None:
        """Send renderings of views as soon as the client can take them: at once as a `whole`, or one by one."""
        if self.wire.congested:
            self._views = self._views or {}
            self._views.update(views)
        else:
            self.wire.put(whole)

    def answer(self, text: str) -> None:
        """Send an answer to something the client sent."""
        message = Message(text)
        if not self.wire.congested:
            self.wire.put(message)
            return
        self._replies = self._replies or []
        if len(self._replies) < MAX_REPLIES:
            self._replies.append(message)
        else:
            self.wire.hang_up(1013)

    def resume(self) -> None:
        """Send what has waited, for as long as the client takes it."""
        while self._replies and not self.wire.congested:
            self.wire.put(self._replies.pop(0))
        while self._views and not self.wire.congested:
            self.wire.put(self._views.pop(next(iter(self._views))))
