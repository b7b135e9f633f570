"""What a view is rendered from: the session at this moment, for readers of one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.clock import Clock
from app.domain.entries import Body
from app.domain.plan import Plan
from app.domain.state import State
from app.domain.text import Language, Text
from app.live.identity import Screen


@dataclass(frozen=True)
class Presence:
    """Who is connected now: the participants' ids, and how many moderators, boards and rapporteurs."""

    participants: frozenset[str] = frozenset()
    screens: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """The session as one language's readers see it now. `who` is set only where one person's own is shown."""

    code: str
    state: State
    names: Mapping[str, str]
    presence: Presence
    language: Language
    now: datetime
    public_url: str
    saving: bool = True
    who: str | None = None

    @property
    def plan(self) -> Plan:
        """What is planned."""
        return self.state.plan

    @cached_property
    def clock(self) -> Clock:
        """Planned against actual time."""
        return Clock(self.plan, self.state.stage, self.now)

    def say(self, text: Text) -> str:
        """A text of the plan in this scene's language."""
        return text.in_language(self.language)

    def local(self, moment: datetime) -> datetime:
        """A moment in the session's zone."""
        return moment.astimezone(ZoneInfo(self.plan.zone))

    def time(self, moment: datetime | None) -> str:
        """A moment as hours and minutes in the session's zone."""
        return f"{self.local(moment):%H:%M}" if moment else ""

    def shown_end(self, moment: datetime) -> str:
        """A projected time, rounded up to the minute it will be reached in."""
        return self.time(moment + timedelta(seconds=59))

    @property
    def join_url(self) -> str:
        """The short link participants join by."""
        return f"{self.public_url}/{self.code}"


@dataclass(frozen=True)
class View:
    """A named part of a screen: how it is rendered, and which entries change it.

    `name` is the id of its element. `moved_by` are the kinds of entry after which it may differ;
    `presence` says whether people coming and going change it, `ticks` whether passing time does.
    """

    screen: Screen
    name: str
    template: str
    data: Callable[[Scene], dict[str, Any]]
    moved_by: frozenset[type[Body]]
    presence: bool = False
    ticks: bool = False
