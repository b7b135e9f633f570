"""Guidance as the fold keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from app.domain.people.consent import Consent
from app.domain.text import LANGUAGES, Language

StatementKind = Literal["finding", "recommendation", "open_question", "dissent"]
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)

Stance = Literal["supports", "nuances", "opposes", "adds"]
"""How what was said bears on a statement."""
STANCES: tuple[Stance, ...] = get_args(Stance)

Recognition = Literal["reflects", "change", "no"]
"""Whether a statement reflects the discussion, would with a change, or does not."""
RECOGNITIONS: tuple[Recognition, ...] = get_args(Recognition)

Texts = Mapping[Language, str]


class Read(NamedTuple):
    """A text as somebody reads it, and the language it is in."""

    text: str
    language: Language


@dataclass(slots=True)
class Reply:
    """What one person answered when a statement was read back; `text` is the change they ask for, if any."""

    id: str
    participant: str
    recognition: Recognition
    text: str
    language: Language
    at: datetime
    seq: int
    revision: int
    consent: Consent | None = None


@dataclass(slots=True)
class Statement:
    """A guidance statement.

    `about` is the agenda item or the theme it speaks of, `section` where it goes in the policy, `addressee` an
    organisation of the plan: each "" where that is open. `evidence` is what it rests on, by id, with how that
    bears on it. `revision` counts wordings, 1 being the first; `worded` is the one in which it last said
    something else: another language beside those it has is no other statement.
    """

    id: str
    kind: StatementKind
    texts: Texts
    about: str
    section: str
    addressee: str
    drafted_by: str
    at: datetime
    revision: int = 1
    worded: int = 1
    evidence: dict[str, Stance] = field(default_factory=dict)
    dropped: bool = False
    forward: bool = False
    put_forward_at: datetime | None = None
    replies: dict[str, Reply] = field(default_factory=dict)

    def read(self, language: Language) -> Read:
        """The text in a language; where it has none in that, in the first of the house's that it has."""
        for one in (language, *LANGUAGES):
            if self.texts.get(one):
                return Read(self.texts[one], one)
        return Read("", language)

    @property
    def answers(self) -> list[Reply]:
        """What was answered to what it says now."""
        return [one for one in self.replies.values() if one.revision >= self.worded]

    @property
    def earlier_answers(self) -> int:
        """How many answered to what it said before, and not again."""
        return len(self.replies) - len(self.answers)

    def answered(self, recognition: Recognition) -> int:
        """How many answered so, to what it says now."""
        return sum(one.recognition == recognition for one in self.answers)


@dataclass(slots=True)
class Handling:
    """What the rapporteur did with an input: the themes given to it, each with why where a suggestion was
    followed; whether it is to be quoted; why it is not taken up; and whether it was looked at at all."""

    themes: dict[str, str] = field(default_factory=dict)
    quoted: bool = False
    why_not: str = ""
    looked_at: bool = False


@dataclass(slots=True)
class InputGroup:
    """Inputs that say alike, as a person confirmed; `because` is what ties them."""

    id: str
    label: str
    inputs: tuple[str, ...]
    because: str
