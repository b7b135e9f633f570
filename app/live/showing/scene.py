"""What a view is rendered from: the session at this moment, for readers of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

from app.domain.clock import Clock
from app.domain.findings import Findings
from app.domain.inputs.data import Input
from app.domain.names import Names
from app.domain.plan import Plan
from app.domain.state import State
from app.domain.text import Language, Text
from app.live.room.presence import Presence
from app.live.room.room import Room
from app.log.tables import SessionRow


class Kept(NamedTuple):
    """What a page made without scripts keeps in its forms: the next request's key, and words not accepted."""

    key: str = ""
    text: str = ""
    prompt: str = ""
    themes: tuple[str, ...] = ()
    consent: str = ""


NOTHING_KEPT = Kept()


@dataclass(frozen=True)
class Scene:
    """The session as one language's readers see it now. `who` is set only where one person's own is shown.
    `rehearsal` says whether it is a copy made to be rehearsed; `copy` is the one of it that is being so now."""

    code: str
    state: State
    names: Names
    presence: Presence
    language: Language
    now: datetime
    public_url: str
    saving: bool = True
    stopped: bool = False
    rehearsal: bool = False
    copy: SessionRow | None = None
    who: str | None = None
    kept: Kept = NOTHING_KEPT
    found: Findings | None = None
    reading: int = 0

    @property
    def plan(self) -> Plan:
        """What is planned."""
        return self.state.plan

    @property
    def seq(self) -> int:
        """The seq of the last entry that is shown."""
        return self.state.seq

    @property
    def run(self) -> int:
        """Which run of the session this is: what was rehearsed is nothing of the session."""
        return self.state.run

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.state.stage.ended_at is not None

    @property
    def short_title(self) -> str:
        """What the session is called for short."""
        return self.say(self.plan.short_title)

    @cached_property
    def findings(self) -> Findings:
        """What the answers say."""
        return self.found or Findings(self.state)

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

    @property
    def milliseconds(self) -> int:
        """Now, in milliseconds since 1970, for the clocks on the screens."""
        return int(self.now.timestamp() * 1000)

    @property
    def item_ends(self) -> int:
        """When the live item's time is up, in milliseconds since 1970; 0 where none is live."""
        ends = self.clock.item_ends
        return int(ends.timestamp() * 1000) if ends else 0

    @property
    def held_until(self) -> int:
        """Until when its time stands still, in milliseconds since 1970; 0 where no pause is held."""
        until = self.state.stage.board.until
        return int(until.timestamp() * 1000) if until else 0

    @property
    def goes_on_at(self) -> str:
        """The same as hours and minutes; nothing where no pause is held."""
        return self.time(self.state.stage.board.until)

    @property
    def item_allotted(self) -> int:
        """How long the live item may take, in milliseconds; 0 where none is live."""
        live = self.state.live
        return int(self.clock.allotted(live).total_seconds() * 1000) if live else 0

    @property
    def item_until(self) -> str:
        """The same as hours and minutes; nothing where no item is live."""
        ends = self.clock.item_ends
        return self.shown_end(ends) if ends else ""

    @property
    def zone(self) -> str:
        """What the session's zone is called at the time it is held, such as CEST."""
        return self.local(self.plan.starts_at + self.clock.shift).tzname() or self.plan.zone

    @property
    def long_date(self) -> str:
        """The session's date in words."""
        return self.day(self.plan.date)

    def day(self, day: date) -> str:
        """A day in words."""
        return _in_words(day, self.language)

    def prompt(self, input: Input) -> str:
        """The way of beginning an input's author chose, in words."""
        inputs = self.state.agenda[input.item].inputs
        chosen = [p for p in inputs.prompts if p.id == input.prompt] if inputs else []
        return self.say(chosen[0].label) if chosen else ""

    def name(self, who: str) -> str:
        """A participant's name; nothing where none was given."""
        return self.names.of(who)

    def author(self, input: Input) -> str:
        """The name an input's author had when they sent it; nothing where they gave none."""
        return input.name or self.names.of(input.author, input.seq)

    def constituency(self, who: str) -> str:
        """What a participant said of themselves, as far as they did."""
        person = self.state.participants.get(who)
        return self.speaking_for(person.said) if person else ""

    def speaking_for(self, said: Mapping[str, str]) -> str:
        """What someone said of themselves."""
        given = (one.choice(said.get(one.id)) for one in self.plan.constituencies)
        return " · ".join(self.say(choice.label) for choice in given if choice)

    def shown_end(self, moment: datetime) -> str:
        """A projected time, rounded up to the minute it will be reached in."""
        return self.time(moment + timedelta(seconds=59))

    @property
    def join_url(self) -> str:
        """The short link participants join by."""
        return f"{self.public_url}/{self.code}"


@lru_cache(64)
def _in_words(day: date, language: Language) -> str:
    return format_date(day, "long", locale={"en": "en_GB"}.get(language, language))


def scene_of(room: Room, language: Language, who: str | None = None) -> Scene:
    """The session as it stands now, for readers of a language."""
    return Scene(
        code=room.code,
        state=room.state,
        names=room.names,
        presence=room.presence,
        language=language,
        now=room.now(),
        public_url=room.public_url,
        saving=room.saving,
        stopped=bool(room.stopped),
        rehearsal=room.session.rehearsal_of is not None,
        copy=room.copy,
        who=who,
        found=room.findings,
    )
