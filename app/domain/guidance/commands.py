"""What can be asked at the desk, and of statements that are read back."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Sender, Written
from app.domain.entry import Body, Id, Words
from app.domain.guidance.conditions import (
    known_about,
    known_addressee,
    known_evidence,
    known_statement,
    known_theme,
    some_words,
)
from app.domain.guidance.data import Recognition, Stance, StatementKind
from app.domain.guidance.harvest import (
    Because,
    InputConsidered,
    InputsGrouped,
    InputTagged,
    Label,
    QuoteChosen,
    ThemeNamed,
)
from app.domain.guidance.reporting import ReportWritten, known_part
from app.domain.guidance.statements import (
    EvidenceWeighed,
    PolicySection,
    StatementDrafted,
    StatementDropped,
    StatementRevised,
    Wording,
)
from app.domain.guidance.validation import MOST_CHARACTERS, StatementAnswered, StatementPutForward
from app.domain.inputs.conditions import known_input
from app.domain.people.consent import Consent
from app.domain.state import State
from app.domain.text import Language


class InWords(Command):
    """A statement's text, a field a language, and what it is of."""

    en: Wording | None = None
    es: Wording | None = None
    fr: Wording | None = None
    about: Id | None = None
    section: PolicySection | None = None
    addressee: Id | None = None

    @property
    def texts(self) -> dict[Language, str] | None:
        """What is said, by language; None where nothing is said of it."""
        said: dict[Language, str | None] = {"en": self.en, "es": self.es, "fr": self.fr}
        return {language: text for language, text in said.items() if text is not None} or None


class Draft(InWords):
    """Draft a guidance statement."""

    becomes = (StatementDrafted,)
    do: Literal["draft"]
    kind: StatementKind = "finding"

    def body(self, state: State, sender: Sender) -> Body:
        """The statement."""
        return StatementDrafted(
            texts=dict(some_words(self.texts or {})),
            statement_kind=self.kind,
            about=known_about(state, self.about or ""),
            section=self.section or "",
            addressee=known_addressee(state, self.addressee or ""),
        )


class Redraft(InWords):
    """Change a statement: what is left out stays as it is. `revision` is the wording that was seen."""

    becomes = (StatementRevised,)
    do: Literal["redraft"]
    statement: Id
    revision: int
    kind: StatementKind | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """What changes."""
        statement = known_statement(state, self.statement)
        if self.texts is not None:
            some_words({**statement.texts, **self.texts})
        return StatementRevised(
            statement=statement.id,
            revision=self.revision,
            texts=self.texts,
            statement_kind=self.kind,
            about=self.about and known_about(state, self.about),
            section=self.section,
            addressee=self.addressee and known_addressee(state, self.addressee),
        )


class Drop(Command):
    """Drop a statement, or take it up again."""

    becomes = (StatementDropped,)
    do: Literal["drop", "take_up"]
    statement: Id

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        return StatementDropped(statement=known_statement(state, self.statement).id, dropped=self.do == "drop")


class Weigh(Command):
    """Say how something bears on a statement; without `stance`, that it does not."""

    becomes = (EvidenceWeighed,)
    do: Literal["weigh"]
    statement: Id
    evidence: Id
    stance: Stance | Literal[""] = ""

    def body(self, state: State, sender: Sender) -> Body:
        """How."""
        return EvidenceWeighed(
            statement=known_statement(state, self.statement).id,
            evidence=known_evidence(state, self.evidence),
            stance=self.stance or None,
        )


class PutForward(Command):
    """Read a statement back to everyone, or no longer."""

    becomes = (StatementPutForward,)
    do: Literal["put_forward", "take_back"]
    statement: Id

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        id = known_statement(state, self.statement).id
        return StatementPutForward(statement=id, forward=self.do == "put_forward")


class Recognise(Written):
    """Say whether a statement reflects the discussion."""

    becomes = (StatementAnswered,)
    do: Literal["recognise"]
    statement: Id
    recognition: Recognition
    text: Annotated[Words, Field(max_length=MOST_CHARACTERS)] = ""
    revision: int = 0
    consent: Consent | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The answer, in the language of whoever gives it."""
        return StatementAnswered(
            statement=known_statement(state, self.statement).id,
            recognition=self.recognition,
            text="" if self.recognition == "reflects" else self.text,
            revision=self.revision,
            language=sender.language,
            consent=self.consent,
            written_at=self.written_at,
        )


class NameTheme(Command):
    """Name a theme beside those of the plan."""

    becomes = (ThemeNamed,)
    do: Literal["name_theme"]
    label: Label

    def body(self, state: State, sender: Sender) -> Body:
        """The theme."""
        return ThemeNamed(label=self.label)


class Tag(Command):
    """Give an input a theme, or take it back."""

    becomes = (InputTagged,)
    do: Literal["tag", "untag"]
    input: Id
    theme: Id
    because: Because = ""

    def body(self, state: State, sender: Sender) -> Body:
        """Which theme."""
        return InputTagged(
            input=known_input(state, self.input).id,
            theme=known_theme(state, self.theme),
            tagged=self.do == "tag",
            because=self.because,
        )


class Quote(Command):
    """Choose an input to be quoted, or no longer."""

    becomes = (QuoteChosen,)
    do: Literal["quote", "unquote"]
    input: Id

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        return QuoteChosen(input=known_input(state, self.input).id, quoted=self.do == "quote")


class Consider(Command):
    """Say that an input was looked at, and why it is not taken up, if it is not."""

    becomes = (InputConsidered,)
    do: Literal["consider"]
    input: Id
    why_not: Because = ""

    def body(self, state: State, sender: Sender) -> Body:
        """Which, and why."""
        return InputConsidered(input=known_input(state, self.input).id, why_not=self.why_not)


class GroupInputs(Command):
    """Say that inputs say alike; of a group that is there (`into`), which are in it from now on."""

    becomes = (InputsGrouped,)
    do: Literal["group"]
    inputs: tuple[Id, ...] = Field(default=(), max_length=500)
    into: Id | None = None
    label: Label = ""
    because: Because = ""

    def body(self, state: State, sender: Sender) -> Body:
        """Which."""
        inputs = tuple(known_input(state, one).id for one in self.inputs)
        return InputsGrouped(inputs=inputs, into=self.into, label=self.label, because=self.because)


class Write(Command):
    """Write a part of the report in a language."""

    becomes = (ReportWritten,)
    do: Literal["write"]
    part: Id
    language: Language
    text: Annotated[Words, Field(max_length=5000)] = ""

    def body(self, state: State, sender: Sender) -> Body:
        """The words."""
        return ReportWritten(part=known_part(state, self.part), language=self.language, text=self.text)


COMMANDS = (
    Draft, Redraft, Drop, Weigh, PutForward, Recognise, NameTheme, Tag, Quote, Consider, GroupInputs, Write,
)  # fmt: skip
