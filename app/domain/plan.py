"""What is planned: the session, its agenda, guiding questions, votes, themes and constituencies.

A plan is written by hand as TOML (see `app/sessions/`) and is the first entry of a session's log.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo, field_validator, model_validator

from app.domain import fit_to_use
from app.domain.agenda.agenda import Agenda
from app.domain.agenda.data import LENIENT, AgendaItem, as_meant_before
from app.domain.agenda.rounds import mistaken_rounds, with_votes_again
from app.domain.answer import Choice
from app.domain.background import Document, Organisation, Point, Term, Theme
from app.domain.constituencies import Constituency, declared
from app.domain.hours import missing, twice
from app.domain.look import Look
from app.domain.text import Language, Model, Text

MOST_DAYS = 3650
FIRST_YEAR, LAST_YEAR = 2000, 2200
"""Within which years a session can be planned: another is a mistyped one, and calendars have an end."""
SHORTEST_TURN, LONGEST_TURN = 0.5, 60


Named = tuple[str, list[str]]
"""A list of a plan, and the ids of what is in it."""


class Plan(Model):
    """A session as it is planned. Times are local to `zone`; `minutes` of the agenda fill the time exactly."""

    title: Text
    short_title: Text
    date: date
    starts: time
    ends: time
    zone: str
    zone_label: str
    agenda: tuple[AgendaItem, ...]
    language: Language = "en"
    constituencies: tuple[Constituency, ...] = ()
    kind: Text | None = None
    translations: Text | None = None
    organisations: tuple[Organisation, ...] = ()
    background_title: Text | None = None
    background: tuple[Point, ...] = ()
    objectives: tuple[Point, ...] = ()
    process: tuple[Point, ...] = ()
    evidence: tuple[Choice, ...] = ()
    documents: tuple[Document, ...] = ()
    findings_title: Text | None = None
    findings_intro: Text | None = None
    challenge_heading: Text | None = None
    mechanism_heading: Text | None = None
    themes: tuple[Theme, ...] = ()
    glossary: tuple[Term, ...] = ()
    door: Literal["open", "tickets"] = "open"
    """Who may join: whoever has the code, or whoever brings a ticket, each ticket once."""
    goes_on: Literal["by hand", "by itself"] = "by hand"
    """Whether the session goes to the next item by itself when an item's time is up."""
    look: Look = Look()
    """How the board looks."""
    keep_personal_data_days: int | None = None
    """For how many days after the session names are kept; None: until the host erases them."""
    speaking_minutes: float | None = None
    """For how long each who has the floor may speak; None: for as long as they will."""

    @field_validator("date")
    @classmethod
    def _is_of_our_time(cls, day: Any, info: ValidationInfo) -> Any:
        if info.context != LENIENT and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}, found {day:%Y-%m-%d}")
        return day

    @field_validator("keep_personal_data_days", mode="before")
    @classmethod
    def _is_a_number_of_days(cls, days: Any) -> Any:
        if days is not None and (type(days) is not int or not 1 <= days <= MOST_DAYS):
            raise ValueError(f"expected a whole number of days from 1 to {MOST_DAYS}, found {days!r}")
        return days

    @field_validator("speaking_minutes", mode="before")
    @classmethod
    def _is_a_time_to_speak(cls, minutes: Any) -> Any:
        is_number = isinstance(minutes, int | float) and not isinstance(minutes, bool)
        if minutes is not None and not (is_number and SHORTEST_TURN <= minutes <= LONGEST_TURN):
            raise ValueError(
                f"expected a number of minutes from {SHORTEST_TURN} to {LONGEST_TURN}, found {minutes!r}"
            )
        return minutes

    @model_validator(mode="before")
    @classmethod
    def _in_the_form_of_now(cls, given: Any) -> Any:
        """A plan of before had three constituencies by name, and an item that was known by its id."""
        if not isinstance(given, dict) or "roles" not in given:
            return given
        items = given.get("agenda", ())
        return {**declared(given), "agenda": [as_meant_before(i) if isinstance(i, dict) else i for i in items]}

    @field_validator("agenda", mode="before")
    @classmethod
    def _votes_again(cls, given: Any) -> Any:
        return with_votes_again(given)

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
        mistakes = [*_repeated(self._told_apart()), *self._lost_references(), *mistaken_rounds(self.agenda)]
        if info.context != LENIENT or wrong_minutes:
            mistakes += missing_hours or wrong_minutes
        if info.context != LENIENT:
            mistakes += [*_repeated(self._named()), *self._themes_of_themselves()]
            mistakes += fit_to_use.mistakes(self, self.agenda, self.constituencies, self.themes)
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    def _told_apart(self) -> Iterator[Named]:
        yield "agenda", [one.id for one in self.agenda]
        yield "constituencies", [one.id for one in self.constituencies]

    def _named(self) -> Iterator[Named]:
        """Every other list whose things are known by their ids."""
        yield "constituencies, by their columns", [one.name for one in self.constituencies]
        for one in self.constituencies:
            yield f"constituencies.{one.id}.choices", [choice.id for choice in one.choices]
        for item in self.agenda:
            if item.inputs:
                yield f"agenda.{item.id}.inputs.prompts", [prompt.id for prompt in item.inputs.prompts]
        for name in ("themes", "organisations", "documents", "evidence", "glossary"):
            yield name, [one.id for one in getattr(self, name)]
        points = (*self.background, *self.objectives, *self.process)
        yield "background, objectives and process", [one.id for one in points]

    def _themes_of_themselves(self) -> Iterator[str]:
        for theme in self.themes:
            if theme.part_of == theme.id:
                yield f"themes.{theme.id}.part_of: a theme is no part of itself"

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

    @property
    def speaking_seconds(self) -> int | None:
        """For how many seconds each may speak who has the floor."""
        return None if self.speaking_minutes is None else round(self.speaking_minutes * 60)

    @cached_property
    def as_planned(self) -> Agenda:
        """The agenda as it is planned; as it stands, it is on the session's stage."""
        return Agenda(self.agenda)

    @cached_property
    def themes_by_id(self) -> dict[str, Theme]:
        """Every theme by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def by_weight(self) -> tuple[Constituency, ...]:
        """The constituencies, the main one first."""
        return tuple(sorted(self.constituencies, key=lambda one: not one.main))

    def constituency(self, id: str) -> Constituency:
        """One of them."""
        return next(one for one in self.constituencies if one.id == id)


def _repeated(lists: Iterable[Named]) -> Iterator[str]:
    for name, ids in lists:
        if len(ids) != len(set(ids)):
            yield f"{name}: every id must be different, found {ids}"
