"""What can be asked at the desk, and of statements that are read back."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Key, Sender, Written
from app.domain.entry import Because, Body, Id, Words
from app.domain.guidance.conditions import (
    another_theme,
    group_called,
    group_of,
    known_about,
    known_addressee,
    known_bearing,
    known_group,
    known_statement,
    known_theme,
    some_words,
)
from app.domain.guidance.data import Recognition, Stance, StatementKind
from app.domain.guidance.harvest import (
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
from app.domain.outcome import Refusal
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


Seen = Annotated[int, Field(ge=0)]
"""Which wording was seen, 0 being none."""


class Redraft(InWords):
    """Change a statement: what is left out stays as it is. `revision` is the wording that was seen, and `seen`
    which one in the languages that are reworded, where these alone are to be compared; `follows` the key of an
    own message that it builds on, where that was not answered yet."""

    becomes = (StatementRevised,)
    do: Literal["redraft"]
    statement: Id
    revision: int
    kind: StatementKind | None = None
    follows: Key | None = None
    seen: Seen | None = None

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
            follows=self.follows,
            seen=self.seen,
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
        statement = known_statement(state, self.statement)
        return EvidenceWeighed(
            statement=statement.id,
            evidence=known_bearing(state, statement, self.evidence),
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
    """Say whether a statement reflects the discussion. `revision` is the wording the person read; without it,
    the one that stands."""

    becomes = (StatementAnswered,)
    do: Literal["recognise"]
    statement: Id
    recognition: Recognition
    text: Annotated[Words, Field(max_length=MOST_CHARACTERS)] = ""
    revision: Annotated[int, Field(ge=1)] | None = None
    consent: Consent | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The answer, in the language of whoever gives it. Nobody can have read a wording still to come."""
        statement = known_statement(state, self.statement)
        revision = self.revision or statement.revision
        if revision > statement.revision:
            raise Refusal("unknown_statement")
        return StatementAnswered(
            statement=statement.id,
            recognition=self.recognition,
            text="" if self.recognition == "reflects" else self.text,
            revision=revision,
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
        return ThemeNamed(label=another_theme(state, self.label))


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


class Regroup(Command):
    """Put an input into a group of those that say alike, by its id (`into`) or its name (`label`): a new one
    where none is called so; or into none. The others of the group stay in it, whoever put them there
    meanwhile."""

    becomes = (InputsGrouped,)
    do: Literal["regroup"]
    input: Id
    into: Id | Literal[""] = ""
    label: Label = ""

    def body(self, state: State, sender: Sender) -> Body:
        """The group as it is then: of none, the one that the input was in."""
        id = known_input(state, self.input).id
        joined = known_group(state, self.into) if self.into else group_called(state, self.label)
        if self.label and not joined:
            return InputsGrouped(inputs=(id,), label=self.label)
        group = joined or group_of(state, id)
        others = tuple(one for one in group.inputs if one != id)
        inputs = (*others, id) if joined else others
        return InputsGrouped(inputs=inputs, into=group.id, label=group.label, because=group.because)


class Write(Command):
    """Write a part of the report in a language. `revision` and `follows` as in Redraft."""

    becomes = (ReportWritten,)
    do: Literal["write"]
    part: Id
    language: Language
    text: Annotated[Words, Field(max_length=5000)] = ""
    revision: int | None = None
    follows: Key | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The words."""
        known_part(state, self.part)
        return ReportWritten(**self.model_dump(include={"part", "language", "text", "revision", "follows"}))


COMMANDS = (
    Draft, Redraft, Drop, Weigh, PutForward, Recognise, NameTheme, Tag, Quote, Consider, GroupInputs, Regroup,
    Write,
)  # fmt: skip
