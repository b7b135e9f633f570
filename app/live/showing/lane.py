"""A lane of views on their way to the screens, each no more often than it may."""

import asyncio

from app.live.showing.view import View


class Lane:
    """Views that changed and are to be pushed. `due` says that one may go, `idle` that none goes or may."""

    def __init__(self) -> None:
        self.due = asyncio.Event()
        self.idle = asyncio.Event()
        self.idle.set()
        self.dirty: dict[View, None] = {}
        self.began_at = 0.0
        self._pushing: list[View] = []
        self._not_before: dict[View, float] = {}

    @property
    def to_come(self) -> list[View]:
        """The views that have not reached every screen yet."""
        return [*self.dirty, *self._pushing]

    def add(self, view: View) -> None:
        """The view changed."""
        self.dirty[view] = None
        self._wake()

    def begin(self, rate: float) -> list[View]:
        """The views that may go now; each again in a `rate`th of a second at the earliest."""
        self.began_at = asyncio.get_running_loop().time()
        self._pushing = [view for view in self.dirty if self._not_before.get(view, 0) <= self.began_at]
        self.idle.clear()
        for view in self._pushing:
            del self.dirty[view]
            self._not_before[view] = self.began_at + 1 / min(rate, view.per_second)
        return self._pushing

    def end(self) -> None:
        """Those have reached every screen."""
        self._pushing = []
        self.idle.set()
        if self.dirty:
            self._wake()

    def _wake(self) -> None:
        loop = asyncio.get_running_loop()
        earliest = min(self._not_before.get(view, 0) for view in self.dirty)
        if earliest <= loop.time():
            self.due.set()
            self.idle.clear()
        elif not self._pushing:
            loop.call_at(earliest, self.due.set)
