"""A line that remembers what was put on it."""

from collections.abc import Callable

from app.live.room.wire import Message


class FakeWire:
    """A wire to a phone that takes everything, or only `room` messages before it is congested."""

    def __init__(self, room: float = float("inf")) -> None:
        self.room = room
        self.texts: list[str] = []
        self.codes: list[int] = []
        self.drained: Callable[[], None] | None = None
        self.on_put: Callable[[str], None] = lambda text: None

    @property
    def congested(self) -> bool:
        """Whether nothing more fits."""
        return self.room <= 0

    def put(self, message: Message) -> None:
        """Take a message."""
        assert not self.congested, "what does not fit was put"
        self.room -= 1
        self.texts.append(message.text)
        self.on_put(message.text)

    def hang_up(self, code: int) -> None:
        """Remember the code."""
        self.codes.append(code)

    def take(self, room: float = float("inf")) -> list[str]:
        """The phone reads: there is room again. What it is sent then."""
        before = len(self.texts)
        self.room = room
        if self.drained:
            self.drained()
        return self.texts[before:]
