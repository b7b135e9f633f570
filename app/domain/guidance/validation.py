"""The validation round: statements are read back, and people say whether they recognise the discussion."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from app.domain.entry import Body, ByParticipant, Entry, Id, Teller, Words
from app.domain.erasing import marked
from app.domain.guidance.conditions import known_statement, standing_statement
from app.domain.guidance.data import Recognition, Reply
from app.domain.guidance.standing import answered
from app.domain.outcome import Refusal
from app.domain.people.consent import Consent
from app.domain.people.entries import must_have_joined
from app.domain.roles import NOTERS
from app.domain.state import State
from app.domain.text import N_, Language

MOST_CHARACTERS = 500

RECOGNITION_WORDS = {
    "reflects": N_("Reflects the discussion"),
    "change": N_("Needs a change"),
    "no": N_("Does not reflect it"),
}


class StatementPutForward(
    Body,
    kind="statement_put_forward",
    by=NOTERS,
    touches={"desk", "guidance"},
    group="guidance",
    line=N_("statement read back"),
    meaning=N_("A guidance statement was put forward, for everyone to say whether it reflects the discussion."),
):
    """A statement is read back, in place of the one before; or (`forward` false) is no longer."""

    statement: Id
    forward: bool = True

    def told(self, teller: Teller) -> str:
        """Which."""
        return self.statement


def statement_put_forward(state: State, entry: Entry, body: StatementPutForward) -> str:
    """It stands before everyone; returns its id."""
    statement = standing_statement(state, body.statement)
    if state.stage.started_at is None:
        raise Refusal("not_running")
    if state.stage.ended_at:
        raise Refusal("ended")
    for one in state.statements.values() if body.forward else ():
        one.forward = False
    statement.forward = body.forward
    if body.forward:
        statement.put_forward_at = statement.put_forward_at or entry.at
    return statement.id


class StatementAnswered(
    ByParticipant,
    kind="statement_answered",
    touches={"verdicts"},
    concerned="sender",
    erases={"text": marked},
    group="guidance",
    line=N_("answered a statement"),
    meaning=N_("Someone said whether a statement reflects the discussion."),
):
    """Someone says whether a statement reflects the discussion, or says it anew. `text` is the change they ask
    for. `revision` is the wording they read, `written_at` as in BallotCast."""

    statement: Id
    recognition: Recognition
    text: Annotated[Words, Field(max_length=MOST_CHARACTERS)] = ""
    revision: int = 0
    language: Language = "en"
    consent: Consent | None = None
    written_at: AwareDatetime | None = None

    def told(self, teller: Teller) -> str:
        """Only the change that is asked for: who answered what is told as totals."""
        return self.text


def statement_answered(state: State, entry: Entry, body: StatementAnswered) -> str:
    """It counts, in place of what they said of it before, and stands on record where the statement was dropped
    meanwhile. A change that they asked for stands, where it says something else by now. Returns its id."""
    must_have_joined(state, entry)
    statement = known_statement(state, body.statement)
    if state.stage.ended_at:
        raise Refusal("ended")
    if statement.put_forward_at is None:
        raise Refusal("not_open")
    before = statement.replies.get(entry.actor)
    author = state.participants[entry.actor]
    author.consent = body.consent or author.consent
    words, id = body.text.strip(), statement.reply_id(entry.actor)
    reply = Reply(
        id=id,
        participant=entry.actor,
        recognition=body.recognition,
        text=words,
        language=body.language,
        at=entry.at,
        seq=entry.seq,
        revision=min(body.revision or statement.revision, statement.revision),
        consent=body.consent or author.consent,
        wording=before.wording + (words != before.text) if before and before.id == id else 1,
    )
    if before and before.id != id:
        statement.met.append(before)
    statement.replies[entry.actor] = reply
    answered(statement, entry.actor)
    return statement.id
