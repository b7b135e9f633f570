"""How much the people of a room may send: what leaves entries in the log, and what asks for work."""

from app.domain.command import Request, Sender
from app.domain.inputs.commands import Revise, SendInput
from app.domain.people.commands import Join
from app.live.asking.queries import Ping, ReadOthers
from app.live.hall.limits import (
    ENTRIES,
    INPUTS,
    MESSAGES,
    OTHERS,
    PAGES,
    REFUSED,
    RENAMES,
    Bucket,
    Limits,
    Rate,
)
from app.live.room.room import Room


class Allowance:
    """What each person of a room has left."""

    def __init__(self, limits: Limits, room: Room) -> None:
        self._limits, self._room = limits, room
        self._refused: dict[str, Bucket] = {}

    def messages_of(self, who: str) -> Bucket:
        """What a person may send, of any kind."""
        return self._bucket(MESSAGES, who)

    def page_too_soon(self, who: str) -> float:
        """In how many seconds a participant may load a whole page again; 0 for now."""
        return self._limits.take(PAGES, f"{self._room.code}:{who}")

    def too_fast(self, sender: Sender, asked: Request) -> bool:
        """Whether a participant asks for more than one may; asking for the same again is no more."""
        who = sender.who
        if sender.role != "participant" or isinstance(asked, Ping) or asked.key in self._room.state.outcomes:
            return False
        if isinstance(asked, ReadOthers):
            return self._take(OTHERS, who)
        if isinstance(asked, Join):
            return who in self._room.state.participants and self._take(RENAMES, who)
        if isinstance(asked, SendInput | Revise) and self._take(INPUTS, who):
            return True
        refused = self._refused.get(who)
        return (refused is not None and refused.empty) or self._take(ENTRIES, who)

    def was_refused(self, sender: Sender) -> None:
        """An entry of someone stands in the log and does not count."""
        if sender.role == "participant":
            self._refused.setdefault(sender.who, Bucket(REFUSED)).take()

    def _take(self, rate: Rate, who: str) -> bool:
        return self._bucket(rate, who).take() > 0

    def _bucket(self, rate: Rate, who: str) -> Bucket:
        return self._limits.bucket(rate, f"{self._room.code}:{who}")
