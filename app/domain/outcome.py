"""What became of an entry."""

from typing import NamedTuple

from app.domain.reasons import Reason


class Outcome(NamedTuple):
    """What became of an entry: it counts, or it was refused for a reason. `made` is the id
    of what it made, or is about: an input, a statement."""

    seq: int
    actor: str
    refused: Reason | None = None
    made: str | None = None


class Refusal(Exception):
    """The entry does not count."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
