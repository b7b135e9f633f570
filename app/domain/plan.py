"""What is planned: the session, its agenda, guiding questions, votes, themes and constituencies.

A plan is written by hand as TOML (see `app/sessions/`) and is the first entry of a session's log.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    Field,
    SerializeAsAny,
    ValidationInfo,
    field_validator,
    model_validator,
)

from app.domain.answer import Choice
from app.domain.hours import missing, twice
from app.domain.text import Language, Model, Text
from app.domain.vote import Vote

LENIENT = {"lenient": True}
"""The context in which a plan is read that was written once already: what it says beside what is known here is
left aside. What a person writes is read strictly, so that a mistyped key is told."""


def _vote_of_its_kind(given: object, info: ValidationInfo) -> object:
    if not isinstance(given, dict):
        return given
    kind = str(given.get("kind"))
    if kind not in Vote.kinds:
        raise ValueError(f"kind: expected one of {', '.join(sorted(Vote.kinds))}, found {given.get('kind')!r}")
    extra: Literal["ignore"] | None = "ignore" if info.context == LENIENT else None
    return Vote.kinds[kind].model_validate(given, extra=extra, context=info.context)


AnyVote = Annotated[SerializeAsAny[Vote], BeforeValidator(_vote_of_its_kind)]


class Theme(Model):
    """A challenge area (C1-C4), a mechanism (M1-M3) or a sub-point of one (M2a)."""

    id: str
    group: Literal["challenge", "mechanism"]
    label: Text
    description: Text | None = None
    part_of: str | None = None


class Prompt(Choice):
    """A way to begin a short input, with a hint of what helps."""

    hint: Text


class ShortInputs(Model):
    """Short inputs with endorsement: what is asked for and how much one person may send."""

    prompt: Text
    prompts: tuple[Prompt, ...] = ()
    characters: int = Field(default=280, ge=1, le=2000)
    per_person: int = Field(default=20, ge=1)


class AgendaItem(Model):
    """One item of the agenda. A guiding question has a question, and usually a vote and short inputs."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Text
    minutes: int = Field(gt=0)
    question: Text | None = None
    help: Text | None = None
    vote: AnyVote | None = None
    inputs: ShortInputs | None = None

    @property
    def asks(self) -> bool:
        """Whether participants have something to answer."""
        return self.vote is not None or self.inputs is not None

    @property
    def headline(self) -> Text:
        """The guiding question, or the title where the item has none."""
        return self.question or self.title


class Organisation(Model):
    """A body of the session: organiser, umbrella, or addressee of its guidance."""

    id: str
    name: Text
    part: Literal["organiser", "lead", "umbrella", "addressee"]


class Document(Model):
    """A text in the line of documents the session stands in."""

    id: str
    title: Text
    status: Literal["prior", "draft", "planned"]
    date: str
    summary: Text
    derives_from: str | None = None


class Point(Model):
    """A sentence of the session's background, tied to the guiding questions it bears on."""

    id: str
    text: Text
    questions: tuple[str, ...] = ()


class Term(Model):
    """A term that must be translated the same way everywhere."""

    id: str
    term: Text


class Plan(Model):
    """A session as it is planned. Times are local to `zone`; `minutes` of the agenda fill the time exactly."""

    kind: Text
    title: Text
    short_title: Text
    date: date
    starts: time
    ends: time
    zone: str
    zone_label: str
    language: Language = "en"
    translations: Text
    organisations: tuple[Organisation, ...]
    background_title: Text
    background: tuple[Point, ...] = ()
    objectives: tuple[Point, ...] = ()
    process: tuple[Point, ...] = ()
    evidence: tuple[Choice, ...] = ()
    documents: tuple[Document, ...] = ()
    findings_title: Text
    findings_intro: Text
    challenge_heading: Text
    mechanism_heading: Text
    themes: tuple[Theme, ...] = ()
    glossary: tuple[Term, ...] = ()
    roles: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    councils: tuple[Choice, ...]
    agenda: tuple[AgendaItem, ...]
    door: Literal["open", "tickets"] = "open"
    """Who may join: whoever has the code, or whoever brings a ticket, each ticket once."""

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"expected a time zone such as 'Europe/Madrid', found {zone!r}") from error
        return zone

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo) -> "Plan":
        """All mistakes at once. What came later to the rules is asked of who writes a plan, not of old logs."""
        missing_hours = list(self._missing_hours())
        wrong_minutes = list(self._wrong_minutes())
        mistakes = [*self._repeated_ids(), *self._lost_references()]
        if info.context != LENIENT or wrong_minutes:
            mistakes += missing_hours or wrong_minutes
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    def _repeated_ids(self) -> Iterator[str]:
        ids = [item.id for item in self.agenda]
        if len(ids) != len(set(ids)):
            yield f"agenda: every id must be different, found {ids}"

    def _lost_references(self) -> Iterator[str]:
        questions = {item.id for item in self.agenda}
        for point in (*self.background, *self.objectives, *self.process):
            if lost := set(point.questions) - questions:
                yield f"{point.id}.questions: no agenda item {sorted(lost)}"
        themes = {theme.id for theme in self.themes}
        for theme in self.themes:
            if theme.part_of is not None and theme.part_of not in themes:
                yield f"themes.{theme.id}.part_of: no theme {theme.part_of!r}"

    def _missing_hours(self) -> Iterator[str]:
        for name in ("starts", "ends"):
            if why := missing(self._local(name)):
                yield f"{name}: {why}"

    def _wrong_minutes(self) -> Iterator[str]:
        available = int((self.ends_at - self.starts_at) / timedelta(minutes=1))
        planned = sum(item.minutes for item in self.agenda)
        if planned != available:
            change = self._local("ends").utcoffset() != self._local("starts").utcoffset()
            hours = (
                f"{self.starts:%H:%M}-{self.ends:%H:%M}{', and the clocks change in between' if change else ''}"
            )
            yield f"agenda: the minutes must add up to {available} ({hours}), found {planned}"

    def _local(self, name: Literal["starts", "ends"]) -> datetime:
        """The start or the end as the zone's clocks show it. A session that ends before the hour at which it
        starts, or at it, ends the next day."""
        past_midnight = name == "ends" and self.ends <= self.starts
        day = self.date + timedelta(days=1) if past_midnight else self.date
        return datetime.combine(day, getattr(self, name), ZoneInfo(self.zone))

    @property
    def remarks(self) -> list[str]:
        """What is no mistake, and good to know for whoever wrote the plan."""
        next_day = [f"ends: {self.ends:%H:%M} is on the next day"] if self.ends <= self.starts else []
        return next_day + [f"{name}: {why}" for name in ("starts", "ends") if (why := twice(self._local(name)))]

    @cached_property
    def starts_at(self) -> datetime:
        """The planned start, in UTC so that hours added to it are hours that pass."""
        return self._local("starts").astimezone(UTC)

    @cached_property
    def ends_at(self) -> datetime:
        """The planned end, in UTC."""
        return self._local("ends").astimezone(UTC)

    @cached_property
    def items(self) -> dict[str, AgendaItem]:
        """The agenda by id, in order."""
        return {item.id: item for item in self.agenda}

    @cached_property
    def questions(self) -> tuple[AgendaItem, ...]:
        """The guiding questions, in order."""
        return tuple(item for item in self.agenda if item.question)

    @cached_property
    def themes_by_id(self) -> dict[str, Theme]:
        """Every theme by id."""
        return {theme.id: theme for theme in self.themes}

    def offset(self, item_id: str) -> timedelta:
        """How long after the start the item is planned to begin."""
        minutes = 0
        for item in self.agenda:
            if item.id == item_id:
                return timedelta(minutes=minutes)
            minutes += item.minutes
        raise KeyError(item_id)

    def neighbour(self, item_id: str | None, step: int) -> AgendaItem | None:
        """The item `step` places after (or before) the given one; None beyond the agenda's ends."""
        if item_id is None:
            return self.agenda[0] if step > 0 else None
        place = list(self.items).index(item_id) + step
        return self.agenda[place] if 0 <= place < len(self.agenda) else None
