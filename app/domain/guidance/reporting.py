"""What the rapporteur writes into the report, and what it means."""

from typing import Annotated

from pydantic import Field

from app.domain.entry import Entry, Id, Teller, Words, as_before
from app.domain.guidance.statements import AtDesk
from app.domain.outcome import Refusal
from app.domain.seen import NOTHING, Written, must_have_seen
from app.domain.state import State
from app.domain.text import N_, Language

PARTS = ("summary", "moderator", "rapporteur", "next_steps")
"""What the report asks the rapporteur for once."""

OF_QUESTION = ("said", "agreed", "divided", "open")
"""What it asks for of each item of the agenda ("q1.said")."""


class ReportWritten(
    AtDesk,
    kind="report_written",
    lifts={1: as_before},
    touches={"desk", "report"},
    line=N_("report written"),
    meaning=N_("The rapporteur wrote a part of the report."),
):
    """A part of the report says this in this language, whenever the report is made; empty: it is open again.
    `revision` is the wording that was seen, 0 being none: of two who write at once the second is told. Without
    it, whatever stands is replaced. `follows` as in StatementRevised."""

    part: Id
    language: Language
    text: Annotated[Words, Field(max_length=5000)]
    revision: int | None = None
    follows: str | None = None

    def told(self, teller: Teller) -> str:
        """The words."""
        return self.text


def report_written(state: State, entry: Entry, body: ReportWritten) -> None:
    """The report will say so."""
    known_part(state, body.part)
    before = state.report.get((body.part, body.language), NOTHING)
    if body.revision is not None:
        must_have_seen(state.outcomes, before.revision, body.revision, body.follows, "part_reworded")
    state.report[body.part, body.language] = Written(body.text.strip(), before.revision + 1)


def known_part(state: State, part: str) -> str:
    """A part of the report. Raises Refusal where there is none such."""
    item, _dot, of_question = part.partition(".")
    questions = {one.id for one in state.agenda.questions}
    if part in PARTS or (item in questions and of_question in OF_QUESTION):
        return part
    raise Refusal("unknown_item")
