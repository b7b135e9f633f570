"""Inputs as the fold keeps them: every wording, and who supports it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from app.domain.people.consent import Consent
from app.domain.text import Language

ANY_WORDING = 0
"""In place of a revision: whatever words stand."""


Noted = Literal["floor", "paper"]
"""How something came that was noted by whoever keeps the record: said aloud, or on paper."""


Stance = Literal["agree", "disagree", "pass"]
"""What someone says of another's input."""
STANCES: tuple[Stance, ...] = get_args(Stance)


class Judgement(NamedTuple):
    """What someone said of a wording, and when."""

    stance: Stance
    at: datetime


class Rendering(NamedTuple):
    """Words in another language, by whom, since when, and which wording of them that is, 1 being the first."""

    text: str
    by: str
    at: datetime
    revision: int = 1


@dataclass(slots=True)
class Revision:
    """The words of an input at a time, everyone who supported these words, what they are in other languages,
    and what people said of them where they are judged. Who agrees with them is among those who support them:
    wherever support counts, they do."""

    text: str
    at: datetime
    endorsements: set[str] = field(default_factory=set)
    renderings: dict[Language, Rendering] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)


@dataclass(slots=True)
class Input:
    """A short input, with every wording it has had.

    `late` says that the session had left its item when it came; `consent` how its author may be quoted, None
    where they were not asked.

    What was said aloud or on paper was `noted_by` someone, and `noted` says which. Its author is a participant,
    or "": then `name` and `said` are what is known of whoever said it.
    """

    id: str
    item: str
    author: str
    seq: int
    revisions: list[Revision]
    prompt: str | None
    themes: tuple[str, ...]
    language: Language
    written_at: datetime | None = None
    late: bool = False
    consent: Consent | None = None
    withdrawn_at: datetime | None = None
    first_shown_at: datetime | None = None
    noted: Noted | None = None
    noted_by: str = ""
    name: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    endorsed_in_any_wording: set[str] = field(default_factory=set)
    """Who supported it when support did not yet name the wording: theirs holds for all of them."""

    @property
    def revision(self) -> int:
        """Which wording stands now, 1 being the first."""
        return len(self.revisions)

    @property
    def text(self) -> str:
        """The present words."""
        return self.revisions[-1].text

    @property
    def renderings(self) -> Mapping[Language, Rendering]:
        """The present words in other languages."""
        return self.revisions[-1].renderings

    @property
    def reading(self) -> str:
        """What others read of it, as phones are told: the wording that stands, and in how many other languages
        ("2", or "2.1")."""
        return f"{self.revision}.{len(self.renderings)}" if self.renderings else str(self.revision)

    @property
    def sent_at(self) -> datetime:
        """When it was first sent."""
        return self.revisions[0].at

    @property
    def endorsements(self) -> set[str]:
        """Who supports the present words."""
        return self.revisions[-1].endorsements | self.endorsed_in_any_wording

    def endorse(self, who: str, agree: bool, revision: int | None) -> None:
        """Someone supports a wording (without `revision` the present one), or no longer."""
        if not agree:
            self.endorsed_in_any_wording.discard(who)
        if revision == ANY_WORDING:
            of = self.endorsed_in_any_wording
        else:
            of = self.revisions[(revision or self.revision) - 1].endorsements
        (of.add if agree else of.discard)(who)

    def supported(self, who: str) -> int | None:
        """The latest wording someone supports; None where they support none."""
        if who in self.endorsed_in_any_wording:
            return self.revision
        of = [number for number, one in enumerate(self.revisions, 1) if who in one.endorsements]
        return of[-1] if of else None

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """What people say of the present words."""
        return self.revisions[-1].judgements

    def judge(self, who: str, judgement: Judgement, revision: int) -> None:
        """Someone says so of a wording, in place of what they said of it before."""
        self.revisions[revision - 1].judgements[who] = judgement
        self.endorse(who, judgement.stance == "agree", revision)

    def was_judged_before(self, who: str) -> bool:
        """Whether someone said something of an earlier wording alone."""
        return who not in self.judgements and self.was_judged_by(who)

    def was_judged_by(self, who: str) -> bool:
        """Whether someone said something of any wording."""
        return any(who in one.judgements for one in self.revisions)

    @property
    def earlier_support(self) -> int:
        """How many supported an earlier wording, and not the present one."""
        earlier = set[str]().union(*(one.endorsements for one in self.revisions[:-1]))
        return len(earlier - self.endorsements)
