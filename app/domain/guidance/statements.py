"""Guidance statements, and what they mean."""

from typing import Annotated

from pydantic import Field

from app.domain.entry import Body, Entry, Id, Teller, Words, as_before
from app.domain.guidance.conditions import (
    known_about,
    known_addressee,
    known_bearing,
    known_statement,
    some_words,
    standing_statement,
)
from app.domain.guidance.data import Stance, Statement, StatementKind, Texts
from app.domain.guidance.resting import wording_of
from app.domain.guidance.standing import says_else
from app.domain.roles import RAPPORTEURS
from app.domain.seen import must_have_seen
from app.domain.state import State
from app.domain.text import N_, Language

MOST_CHARACTERS = 2000
"""How long a statement may be in a language."""

Wording = Annotated[Words, Field(max_length=MOST_CHARACTERS)]
PolicySection = Annotated[Words, Field(max_length=120)]


class AtDesk(Body, by=RAPPORTEURS, touches={"desk"}, group="guidance"):
    """What a rapporteur did at the desk."""


class StatementDrafted(
    AtDesk,
    kind="statement_drafted",
    line=N_("statement drafted"),
    meaning=N_("The rapporteur drafted a guidance statement."),
):
    """A guidance statement. Its id (`G-01`) follows from its place in the log."""

    texts: dict[Language, Wording]
    statement_kind: StatementKind = "finding"
    about: Id = ""
    section: PolicySection = ""
    addressee: Id = ""

    def told(self, teller: Teller) -> str:
        """The words."""
        return next(iter(self.texts.values()), "")


def statement_drafted(state: State, entry: Entry, body: StatementDrafted) -> str:
    """It stands; returns its id."""
    id = f"G-{len(state.statements) + 1:02d}"
    state.statements[id] = Statement(
        id=id,
        kind=body.statement_kind,
        texts=(texts := some_words(body.texts)),
        wordings=dict.fromkeys(texts, 1),
        about=known_about(state, body.about),
        section=body.section.strip(),
        addressee=known_addressee(state, body.addressee),
        drafted_by=entry.actor,
        at=entry.at,
    )
    return id


class StatementRevised(
    AtDesk,
    kind="statement_revised",
    lifts={1: as_before, 2: as_before},
    touches={"desk", "guidance"},
    line=N_("statement revised"),
    meaning=N_("The rapporteur revised a guidance statement."),
):
    """A statement says something else, or says it of something else; what is left out stays as it is.
    `revision` is the wording the rapporteur saw, and `seen` which wording in the languages that are reworded, 0
    being none: of two who reword it at once in the same language the second is told; without `seen`, in any.
    Whoever rewords again before they were answered says what that `follows`, by its key: it counts only if that
    did."""

    statement: Id
    revision: int
    texts: dict[Language, Wording] | None = None
    statement_kind: StatementKind | None = None
    about: Id | None = None
    section: PolicySection | None = None
    addressee: Id | None = None
    follows: str | None = None
    seen: int | None = None

    def told(self, teller: Teller) -> str:
        """The new words."""
        return next(iter((self.texts or {}).values()), "")


def statement_revised(state: State, entry: Entry, body: StatementRevised) -> str:
    """It stands so from now on; returns its id."""
    statement = standing_statement(state, body.statement)
    if body.texts is not None:
        _must_have_seen(state, statement, body, body.texts)
        _reword(statement, body.texts)
    if body.about is not None:
        statement.about = known_about(state, body.about)
    if body.addressee is not None:
        statement.addressee = known_addressee(state, body.addressee)
    if body.section is not None:
        statement.section = body.section.strip()
    statement.kind = body.statement_kind or statement.kind
    return statement.id


def _must_have_seen(state: State, statement: Statement, body: StatementRevised, texts: Texts) -> None:
    """Each language by itself: what another wrote in one of them is no other wording of the rest."""
    seen, stands = body.seen, {statement.wordings.get(language, 0) for language in texts}
    if seen is None:
        seen, stands = body.revision, {statement.revision}
    for one in stands:
        must_have_seen(state.outcomes, one, seen, body.follows, "statement_reworded")


def _reword(statement: Statement, changed: Texts) -> None:
    """Another language beside those it has is another wording, and no other statement."""
    texts = some_words({**statement.texts, **changed})
    for language in changed:
        statement.wordings[language] = statement.wordings.get(language, 0) + 1
    if texts == statement.texts:
        return
    otherwise = any(texts.get(to) != words for to, words in statement.texts.items())
    statement.texts, statement.revision = texts, statement.revision + 1
    if otherwise:
        says_else(statement)


class StatementDropped(
    AtDesk,
    kind="statement_dropped",
    touches={"desk", "guidance"},
    line=N_("statement dropped"),
    meaning=N_("The rapporteur dropped a guidance statement, or took it up again."),
):
    """A statement is dropped, or (`dropped` false) taken up again."""

    statement: Id
    dropped: bool = True

    def told(self, teller: Teller) -> str:
        """Which."""
        return self.statement


def statement_dropped(state: State, entry: Entry, body: StatementDropped) -> str:
    """It stands no longer, or again; returns its id."""
    statement = known_statement(state, body.statement)
    statement.dropped = body.dropped
    statement.forward = statement.forward and not body.dropped
    return statement.id


class EvidenceWeighed(
    AtDesk,
    kind="evidence_weighed",
    line=N_("evidence"),
    meaning=N_("The rapporteur said how something bears on a guidance statement."),
):
    """Something bears on a statement so, or (`stance` None) does not bear on it. `evidence` is an input's id,
    `R-Q1` for the result of the vote on Q1, `H-Q1` for hands counted there, or the id of a change asked for."""

    statement: Id
    evidence: Id
    stance: Stance | None = None

    def told(self, teller: Teller) -> str:
        """What bears on what."""
        return f"{self.evidence} → {self.statement}"


def evidence_weighed(state: State, entry: Entry, body: EvidenceWeighed) -> str:
    """The statement rests on it as it is worded now, or no longer; returns the statement's id."""
    statement = standing_statement(state, body.statement)
    id = known_bearing(state, statement, body.evidence)
    if body.stance is None:
        statement.evidence.pop(id, None)
        statement.weighed.pop(id, None)
    else:
        statement.evidence[id], statement.weighed[id] = body.stance, wording_of(state, id)
    if id in state.inputs:
        state.handling(id).looked_at = True
    return statement.id
