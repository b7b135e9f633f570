"""What every chapter is written with: a record, the language it is told in, and how its things are said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date

from app.domain.convergence import IN_WORDS, Convergence, Part
from app.domain.findings import Findings
from app.domain.floor.heard import group_of, heard, too_few
from app.domain.inputs.data import Input
from app.domain.people.consent import cited, may_be_quoted
from app.domain.plan import Plan
from app.domain.seen import NOTHING
from app.domain.small_groups import MERGED, NOT_SAID
from app.domain.state import State
from app.domain.text import Language, Text
from app.exports.citations import citation, told_of
from app.exports.open_votes import may_be_told_apart
from app.exports.record import Record
from app.exports.report.document import Paragraph, Run
from app.i18n import _, label, ngettext, one_by_one

Runs = tuple[Run, ...]

_MARKS: dict[Language, tuple[str, str]] = {
    "en": ("“", "”"),
    "es": ("«", "»"),
    "fr": ("«\u00a0", "\u00a0»"),
}


@dataclass(frozen=True)
class Writer:
    """A record to be told in a language. What it says is said within `spoken(language)`."""

    record: Record
    language: Language

    @property
    def state(self) -> State:
        """What the record adds up to."""
        return self.record.state

    @property
    def plan(self) -> Plan:
        """What was planned."""
        return self.record.plan

    @property
    def findings(self) -> Findings:
        """What the answers say."""
        return self.record.findings

    @cached_property
    def apart(self) -> bool:
        """Whether groups may be told apart yet."""
        return may_be_told_apart(self.record)

    @cached_property
    def quotable(self) -> tuple[Input, ...]:
        """The inputs that may be quoted, in the order they came."""
        return tuple(filter(self.state.may_be_quoted, self.state.inputs.values()))

    def say(self, text: Text | None) -> str:
        """A text of the plan."""
        return text.in_language(self.language) if text else ""

    def local(self, moment: datetime) -> datetime:
        """A moment in the session's zone."""
        return moment.astimezone(ZoneInfo(self.plan.zone))

    def day(self) -> str:
        """The session's day in words."""
        return format_date(self.plan.date, "long", locale={"en": "en_GB"}.get(self.language, self.language))

    def name_of(self, language: Language) -> str:
        """What a language is called."""
        return str(Locale.parse(self.language).languages[language])

    def theme(self, id: str) -> str:
        """What a theme is called, by its id."""
        known = self.plan.themes_by_id.get(id)
        return f"{id} {self.say(known.label) if known else self.state.own_themes.get(id, '')}".strip()

    def about(self, id: str) -> str:
        """What a statement is of: an item or a theme."""
        item = self.state.agenda.get(id)
        return f"{id.upper()} {self.say(item.title)}" if item else self.theme(id) if id else ""

    def group(self, id: str) -> str:
        """What a group of the main constituency is called."""
        if id == MERGED:
            return _("groups too small to be told apart")
        if id in ("", NOT_SAID):
            return _("not said")
        found = (one.choice(id) for one in self.plan.by_weight[:1])
        return next((self.say(choice.label) for choice in found if choice), id)

    def quote(self, input: Input) -> Paragraph:
        """An input as it is quoted: its words, a rendering where there is one, and whom to name."""
        own = input.language if input.language != self.language else None
        rendering = input.renderings.get(self.language)
        words = [Run(self.quoted(input.text, input.language), language=own)]
        if rendering:
            original = _("original")
            words = [
                Run(f"{self.quoted(rendering.text, self.language)} ({self.label(original)}"),
                Run(f"{words[0].text})", language=own),
            ]
        author = citation(self.record, input, self.language) or _("a participant")
        return Paragraph((*words, Run(f" — {author}", note=(input.id,))), "quote")

    def notes(self, ids: Iterable[str]) -> tuple[str, ...]:
        """What stands in a footnote of these ids: those that may."""
        return tuple(told_of(self.record, ids))

    def label(self, text: str) -> str:
        """What stands before something: "About: "."""
        return label(text)

    def quoted(self, text: str, language: Language) -> str:
        """Somebody's words in the marks of their language."""
        before, after = _MARKS[language]
        return f"{before}{text}{after}"

    @cached_property
    def untold(self) -> frozenset[str]:
        """The groups of the main constituency of whose speaking a report for anyone does not tell."""
        main = next(iter(self.plan.by_weight), None)
        if main is None or self.record.profile != "shareable":
            return frozenset()
        return too_few(self.state, main, heard(self.state, main, self.record.last.moment))

    def speaker(self, who: str) -> str:
        """Whom to name as having spoken: for the rapporteur as they last consented to be quoted; else, since
        nobody asked them of this, by the main constituency, unless that would tell of few."""
        person = self.record.person(who)
        if group_of(person.said if person else {}, next(iter(self.plan.by_weight), None)) in self.untold:
            return _("a participant")
        consent = person.consent if person else None
        name = self.record.name(who, self.state.seq)
        asked = may_be_quoted(consent) and self.record.profile != "shareable"
        level = consent if asked else "main"
        parts = cited(self.plan, person.said if person else {}, name, level, self.language)
        return ", ".join(parts) or _("a participant")

    def written(self, part: str) -> str:
        """What the rapporteur wrote of a part in this language; nothing where they did not."""
        return self.state.report.get((part, self.language), NOTHING).text

    def paragraphs(self, part: str, gap: str) -> list[Paragraph]:
        """What the rapporteur wrote of a part; where they did not, the gap."""
        text = self.written(part)
        if not text:
            return [missing(gap)]
        return [Paragraph((Run(one),)) for one in text.split("\n") if one.strip()]


def missing(what: str = "") -> Paragraph:
    """A gap: what the rapporteur is to write here."""
    return Paragraph((gap(what),))


def gap(what: str = "") -> Run:
    """The same within a line."""
    who = _("Rapporteur")
    return Run(f"[{label(who)}{what}]" if what else f"[{who}]", gap=True)


def percent(part: Part) -> str:
    """A share with its n, "42 % (n = 13)", which no line's end parts."""
    return f"{part.rounded}\u00a0% (n\u00a0=\u00a0{part.people})"


def agreed(writer: Writer, found: Convergence) -> str:
    """How far groups agree, in a sentence: the verdict, the groups that count, and their n."""
    verdict = _(IN_WORDS[found.verdict])
    if not writer.apart or found.verdict == "not_assessable":
        return _("Not assessable by group: fewer than two groups of enough people answered.")
    groups = one_by_one(f"{writer.group(one.group)} {percent(one)}" for one in found.counted)
    return _("%(verdict)s: %(groups)s.", verdict=verdict[:1].upper() + verdict[1:], groups=groups)


def agreed_in_short(writer: Writer, found: Convergence) -> str:
    """The same with the groups between which all others lie; all groups are in the annexes."""
    shares = sorted(one.percent for one in found.counted)
    if not writer.apart or len(shares) < 3 or shares[0] == shares[-1]:
        return agreed(writer, found)
    least, most = (
        ", ".join(f"{writer.group(one.group)} {percent(one)}" for one in found.counted if one.percent == share)
        for share in (shares[0], shares[-1])
    )
    verdict = _(IN_WORDS[found.verdict])
    return _(
        "%(verdict)s: from %(least)s to %(most)s.",
        verdict=verdict[:1].upper() + verdict[1:],
        least=least,
        most=most,
    )


def as_minutes(time: timedelta) -> str:
    """A time in minutes and seconds, "2:05"."""
    whole = round(time.total_seconds())
    return f"{whole // 60}:{whole % 60:02}"


def people(n: int) -> str:
    """So many people."""
    return ngettext("%(n)s person", "%(n)s people", n)


def cell(text: str | int | float | None) -> Runs:
    """A cell of a table."""
    return (Run("–" if text is None or text == "" else str(text)),)
