"""What everyone in a rehearsal shares: where the session is, what is said in it, and what is measured."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from app.domain.plan import Plan
from app.domain.text import Language
from app.rehearsal.browser import NoAnswer
from app.rehearsal.latencies import Latencies
from app.rehearsal.pace import Pace
from app.rehearsal.voices import Voices

Tell = Callable[[str], None]
"""Says how it goes, a line at a time."""


class Hand(NamedTuple):
    """Someone who asks to speak: who, by their id in the log, and in which language."""

    who: str
    language: Language


@dataclass
class Said:
    """An input: whether others may read it, and how many support it."""

    id: str
    item: str
    quotable: bool
    support: int = 0


@dataclass
class House:
    """`done` counts what was done, by item and what it was; `refused` what was refused, by reason; `troubles`
    are what did not work, a sentence each. `gone` are the inputs that their authors take back."""

    address: str
    code: str
    plan: Plan
    pace: Pace
    tell: Tell
    chance: Random
    participants: int
    voices: Voices = field(init=False)
    latencies: Latencies = field(default_factory=Latencies)
    said: dict[str, Said] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    hands: list[Hand] = field(default_factory=list)
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    pressed_at: float = 0.0
    """When the moderator last pressed something that every phone shows, by the monotonic clock."""

    def __post_init__(self) -> None:
        self.voices = Voices(self.chance)

    def count(self, what: str) -> int:
        """How often something was done, whatever it was done to."""
        return sum(number for (_item, did), number in self.done.items() if did == what)

    async def tried(self, doing: Awaitable[object]) -> None:
        """Do something; where it does not work, that is one of the troubles, and all else goes on."""
        try:
            await doing
        except NoAnswer as error:
            self.troubles.append(str(error))
