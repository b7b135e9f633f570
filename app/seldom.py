"""Saying something only now and then: what happens a thousand times a second is one line in the log."""

import time
from collections.abc import Hashable


class Seldom:
    """Says whether it may be said now: of each thing at most once in so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._not_before: dict[Hashable, float] = {}

    def __call__(self, of: Hashable = None) -> bool:
        """Whether it may be said of this."""
        now = time.monotonic()
        if now < self._not_before.get(of, 0.0):
            return False
        self._not_before[of] = now + self._seconds
        return True
