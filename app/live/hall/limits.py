"""How much one sender may ask for: token buckets, generous to a hall of a thousand behind one address.

A participant who sends too fast on a socket is slowed down, not refused: reading from them pauses, and what
they sent waits in their own device (see `app.live.line.socket`). Over HTTP they are told when to come again.
"""

import time
from collections import OrderedDict
from typing import NamedTuple


class Rate(NamedTuple):
    """So many at once, and so many a second after that."""

    at_once: float
    per_second: float


MESSAGES = Rate(at_once=100, per_second=10)
"""Of one participant, of any kind: an outbox that comes back from a dead spot passes, a flood does not."""

INPUTS = Rate(at_once=20, per_second=0.2)
"""Of one participant, short inputs."""

ENTRIES = Rate(at_once=300, per_second=1)
"""Of one participant, whatever leaves an entry: changing one's mind passes, filling the disk does not."""

REFUSED = Rate(at_once=40, per_second=0.1)
"""Of one participant, entries that do not count: they stay in the log as well."""

OTHERS = Rate(at_once=30, per_second=1)
"""Of one participant, asking for inputs of others to read."""

RENAMES = Rate(at_once=20, per_second=0.1)
"""Of one participant, saying something else of themselves."""

PAGES = Rate(at_once=60, per_second=2)
"""Of one participant, whole pages."""

MISTAKES = Rate(at_once=200, per_second=5)
"""From one address, joins that cannot be right: they count by themselves, not against a hall's allowance."""

JOINS = Rate(at_once=3000, per_second=50)
"""From one address: a whole hall behind one router joins within a minute."""

GUESSES = Rate(at_once=200, per_second=2)
"""From one address, codes that lead nowhere: typing errors pass, searching does not (31^6 codes)."""

MOST_BUCKETS = 50_000
"""How many senders are remembered; the one longest silent is forgotten first."""


class Bucket:
    """What one sender has left."""

    __slots__ = ("_at", "_left", "_rate")

    def __init__(self, rate: Rate) -> None:
        self._rate, self._left, self._at = rate, rate.at_once, time.monotonic()

    @property
    def empty(self) -> bool:
        """Whether nothing is left now."""
        return self.wait() > 0

    def take(self) -> float:
        """Take one, if there is one. Returns 0; where nothing is left, in how many seconds there will be."""
        wait = self.wait()
        if not wait:
            self._left -= 1
        return wait

    def wait(self) -> float:
        """In how many seconds there will be one to take; 0 where there is one now."""
        now = time.monotonic()
        self._left = min(self._rate.at_once, self._left + (now - self._at) * self._rate.per_second)
        self._at = now
        return 0.0 if self._left >= 1 else (1 - self._left) / self._rate.per_second


class Limits:
    """The buckets of all senders."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[tuple[Rate, str], Bucket] = OrderedDict()

    def take(self, rate: Rate, sender: str) -> float:
        """Take one from the sender's bucket; see Bucket.take."""
        return self.bucket(rate, sender).take()

    def wait(self, rate: Rate, sender: str) -> float:
        """In how many seconds the sender may take one; see Bucket.wait."""
        bucket = self._buckets.get((rate, sender))
        return bucket.wait() if bucket else 0.0

    def bucket(self, rate: Rate, sender: str) -> Bucket:
        """The sender's bucket for what this rate limits."""
        key = (rate, sender)
        if key not in self._buckets:
            self._buckets[key] = Bucket(rate)
            if len(self._buckets) > MOST_BUCKETS:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        return self._buckets[key]
