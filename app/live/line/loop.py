"""An event loop that takes its work in small portions.

asyncio handles everything that is ready before it looks at its timers and at what other threads have brought.
When thousands of phones speak at once that is one pause of half a second, in which ballots that are durable
already wait to be acknowledged. Handing over a few hundred at a time keeps every pause short (figures in
docs/benchmarks.md); the kernel gives the next ones in turn, so nobody is passed over.
"""

import asyncio
import selectors
from typing import Any

AT_ONCE = 128
"""How many ready sockets are handled before other work gets its turn."""


def fair_loop() -> asyncio.AbstractEventLoop:
    """A new event loop; where the system has no epoll, asyncio's own."""
    if not hasattr(selectors, "EpollSelector"):
        return asyncio.new_event_loop()
    return asyncio.SelectorEventLoop(_FairSelector())


class _FairSelector(selectors.EpollSelector):
    def __init__(self) -> None:
        super().__init__()
        self._selector: Any = _Portions(self._selector)


class _Portions:
    """An epoll that reports so many events at most."""

    def __init__(self, epoll: Any) -> None:
        self._epoll = epoll
        self.register, self.unregister, self.modify = epoll.register, epoll.unregister, epoll.modify
        self.close, self.fileno = epoll.close, epoll.fileno

    def poll(self, timeout: float, most: int) -> Any:
        """The next portion."""
        return self._epoll.poll(timeout, min(most, AT_ONCE))
