"""What is said aloud or on paper, noted by whoever keeps the record, and what it means."""

from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.entry import Body, Entry, Id, Teller, Words, as_before
from app.domain.erasing import dropped, emptied, marked
from app.domain.inputs.conditions import known_input
from app.domain.inputs.data import Input, Noted, Revision
from app.domain.outcome import Refusal
from app.domain.people.consent import Consent
from app.domain.people.entries import chosen
from app.domain.roles import NOTERS
from app.domain.seen import must_have_seen
from app.domain.state import State
from app.domain.text import N_, Language
from app.domain.written import is_blank

MOST_CHARACTERS = 1000
"""How long what is noted may be: one line, which may be a long one."""

Line = Annotated[Words, Field(max_length=MOST_CHARACTERS)]
Name = Annotated[Words, Field(max_length=80)]


class InterventionNoted(
    Body,
    kind="intervention_noted",
    by=NOTERS,
    touches={"words"},
    concerned="participant",
    erases={"text": marked, "name": emptied, "constituencies": dropped},
    identifies=("name",),
    group="inputs",
    line=N_("intervention"),
    meaning=N_("What someone said aloud, or handed in on paper, was noted."),
):
    """What someone said aloud, or handed in on paper. Its id follows from its place in the log, as an input's.

    `participant` is who said it, where they joined; else `name` and `constituencies` are what is known of them.
    `consent` is what they told whoever noted it; what they said themselves on their phone comes before it.
    """

    item: Id
    text: Line
    medium: Noted = "floor"
    participant: Id | None = None
    name: Name = ""
    constituencies: dict[Id, Id] = Field(default_factory=dict)
    language: Language = "en"
    consent: Consent | None = None

    def told(self, teller: Teller) -> str:
        """Who said what."""
        who = teller.name(self.participant) if self.participant else self.name
        return f"{teller.label(who)}{self.text}" if who else self.text


def intervention_noted(state: State, entry: Entry, body: InterventionNoted) -> str:
    """It is received beside what phones send, and is nobody's answer; returns its id."""
    item, words = known_item(state, body.item), may_be_noted(state, body)
    person = state.participants.get(body.participant or "")
    return state.receive(
        Input(
            id=state.next_input_id(item.id),
            item=item.id,
            author=person.id if person else "",
            seq=entry.seq,
            revisions=[Revision(words, entry.at)],
            prompt=None,
            themes=(),
            language=body.language,
            consent=(person.consent if person else None) or body.consent,
            noted=body.medium,
            noted_by=entry.actor,
            name="" if person else body.name.strip(),
            said={} if person else chosen(state.plan, body.constituencies),
        )
    )


def may_be_noted(state: State, body: InterventionNoted) -> str:
    """The words. Raises Refusal where the note cannot count."""
    if state.stage.started_at is None:
        raise Refusal("not_running")
    if body.participant is not None and body.participant not in state.participants:
        raise Refusal("unknown_person")
    return known_words(body.text)


class InterventionCorrected(
    Body,
    kind="intervention_corrected",
    lifts={1: as_before},
    by=NOTERS,
    touches={"words", "support", "care"},
    concerned="author",
    erases={"text": marked},
    group="inputs",
    line=N_("intervention corrected"),
    meaning=N_("What was noted of an intervention was corrected."),
):
    """What was noted of an intervention says something else. What was noted before stays in the log. `revision`
    is the wording that was seen, and `follows` as in StatementRevised: of two who correct it at once the second
    is told. Without `revision`, whatever stands is replaced."""

    input: Id
    text: Line
    revision: int | None = None
    follows: str | None = None

    def told(self, teller: Teller) -> str:
        """The new words."""
        return self.text


def intervention_corrected(state: State, entry: Entry, body: InterventionCorrected) -> str:
    """Other words stand; returns its id."""
    input = _noted(state, body.input)
    if body.revision is not None:
        must_have_seen(state.outcomes, input.revision, body.revision, body.follows, "part_reworded")
    return state.reword(input, known_words(body.text), entry.at)


class InterventionStruck(
    Body,
    kind="intervention_struck",
    by=NOTERS,
    touches={"words", "care"},
    concerned="author",
    group="inputs",
    line=N_("intervention struck out"),
    meaning=N_("An intervention that had been noted was struck out."),
):
    """An intervention that was noted by mistake is struck out."""

    input: Id


def intervention_struck(state: State, entry: Entry, body: InterventionStruck) -> str:
    """Nobody reads it any more; returns its id."""
    return state.take_back(_noted(state, body.input), entry.at)


OF_ANOTHER = (InterventionNoted, InterventionCorrected)
"""The kinds that hold another's words than those of whoever made the entry."""


def _noted(state: State, input_id: str) -> Input:
    """What was noted, and stands."""
    input = known_input(state, input_id)
    if input.noted is None:
        raise Refusal("not_yours")
    if input.withdrawn_at:
        raise Refusal("withdrawn")
    return input


def known_words(text: str) -> str:
    """The words. Raises Refusal where there are none."""
    if is_blank(text):
        raise Refusal("empty_text")
    return text.strip()
