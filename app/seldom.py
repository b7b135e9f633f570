"""Saying something only now and then: what happens a thousand times a second is one line in the log."""

import time


class Seldom:
    """Says whether it may be said now: at most once in so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._not_before = seconds, 0.0

    def __call__(self) -> bool:
        """Whether it may be said."""
        now = time.monotonic()
        if now < self._not_before:
            return False
        self._not_before = now + self._seconds
        return True
