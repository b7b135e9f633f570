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
    """What one person answered when a statement was read back; `text` is the change they ask for, if any, and
    `wording` which of their wordings of it that is, 1 being the first."""

    id: str
    participant: str
    recognition: Recognition
    text: str
    language: Language
    at: datetime
    seq: int
    revision: int
    consent: Consent | None = None
    wording: int = 1


@dataclass(slots=True)
class Statement:
    """A guidance statement.

    `about` is the agenda item or the theme it speaks of, `section` where it goes in the policy, `addressee` an
    organisation of the plan: each "" where that is open. `evidence` is what it rests on, by id, with how that
    bears on it, and `weighed` which wording of that was weighed. `revision` counts wordings, 1 being the first;
    `worded` is the one in which it last said something else: another language beside those it has is no other
    statement. `wordings` counts how often each language was written. `replies` are what people answered last;
    `met` are changes that were asked for before it said something else, by whoever answered again since. `told`
    is what may be told of the answers while the session goes on, and `untold` who answered otherwise since (see
    `standing.told`).
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
    wordings: dict[Language, int] = field(default_factory=dict)
    evidence: dict[str, Stance] = field(default_factory=dict)
    weighed: dict[str, int] = field(default_factory=dict)
    dropped: bool = False
    forward: bool = False
    put_forward_at: datetime | None = None
    replies: dict[str, Reply] = field(default_factory=dict)
    met: list[Reply] = field(default_factory=list)
    told: dict[str, Recognition] = field(default_factory=dict)
    untold: set[str] = field(default_factory=set)

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
    def requests(self) -> list[Reply]:
        """The changes that were asked for, of whatever it said then."""
        return [*self.met, *(one for one in self.replies.values() if one.text)]

    def reply_id(self, who: str) -> str:
        """What a person's next reply is called: the same for as long as the statement says the same, another
        where it answers other words than a change they asked for."""
        before = self.replies.get(who)
        if before is None:
            return f"{self.id}-C{len(self.replies) + 1}"
        if not self.is_met(before):
            return before.id
        earlier = sum(one.participant == who for one in self.met)
        return f"{before.id.partition('.')[0]}.{earlier + 2}"

    def is_met(self, reply: Reply) -> bool:
        """Whether a reply asked for a change of what the statement does not say any more."""
        return bool(reply.text) and reply.revision < self.worded

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
    followed, and which of these moderators gave; whether it is to be quoted, and which wording was chosen;
    why it is not taken up; and whether it was looked at at all."""

    themes: dict[str, str] = field(default_factory=dict)
    by_moderators: set[str] = field(default_factory=set)
    quoted: bool = False
    quoted_wording: int = 0
    why_not: str = ""
    looked_at: bool = False


@dataclass(slots=True)
class InputGroup:
    """Inputs that say alike, as a person confirmed; `because` is what ties them."""

    id: str
    label: str
    inputs: tuple[str, ...]
    because: str
