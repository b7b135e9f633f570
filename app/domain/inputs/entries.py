"""Participants' inputs, and what they mean."""

from pydantic import AwareDatetime

from app.domain.agenda.conditions import known_item
from app.domain.entry import ByParticipant, Entry, Id, Teller, Words, as_before
from app.domain.erasing import marked
from app.domain.inputs.conditions import must_take_inputs, own_input, own_words, words_for
from app.domain.inputs.data import Input, Revision
from app.domain.outcome import Refusal
from app.domain.people.consent import IN_WORDS, Consent
from app.domain.people.entries import listed, must_have_joined
from app.domain.state import State
from app.domain.text import N_, Language


class InputSent(
    ByParticipant,
    kind="input_sent",
    touches={"words"},
    concerned="sender",
    lifts={1: as_before},
    erases={"text": marked},
    group="inputs",
    line=N_("input"),
    meaning=N_("Someone sent a short input."),
):
    """A short input to an item. Its id (`Q1-003`) follows from its place in the log.

    `written_at` is as in BallotCast; `consent` is how its author may be quoted.
    """

    item: Id
    text: Words
    prompt: Id | None = None
    themes: tuple[Id, ...] = ()
    language: Language = "en"
    written_at: AwareDatetime | None = None
    consent: Consent | None = None

    def told(self, teller: Teller) -> str:
        """The words."""
        return self.text


def input_sent(state: State, entry: Entry, body: InputSent) -> str:
    """It is received; returns its id."""
    must_have_joined(state, entry)
    item = known_item(state, body.item)
    words = words_for(body.text, item)
    assert item.inputs is not None
    must_take_inputs(state, item.id)
    if state.sent_by[item.id, entry.actor] >= item.inputs.per_person:
        raise Refusal("too_many_inputs")
    author = state.participants[entry.actor]
    author.consent = body.consent or author.consent
    return state.receive(
        Input(
            id=state.next_input_id(item.id),
            item=item.id,
            author=entry.actor,
            seq=entry.seq,
            revisions=[Revision(words, entry.at)],
            prompt=listed(body.prompt, item.inputs.prompts),
            themes=tuple(theme for theme in dict.fromkeys(body.themes) if theme in state.plan.themes_by_id),
            language=body.language,
            written_at=body.written_at,
            consent=body.consent,
            late=state.stage.live != item.id and not state.stage.item(item.id).open,
        )
    )


class InputRevised(
    ByParticipant,
    kind="input_revised",
    touches={"words", "support", "care"},
    concerned="sender",
    erases={"text": marked},
    group="inputs",
    line=N_("input reworded"),
    meaning=N_("The author changed the words of an input."),
):
    """The author changed the words of an input. The earlier words stay in the log."""

    input: Id
    text: Words

    def told(self, teller: Teller) -> str:
        """The new words."""
        return self.text


def input_revised(state: State, entry: Entry, body: InputRevised) -> str:
    """Other words stand; returns the input's id."""
    input = own_input(state, entry.actor, body.input)
    words = words_for(body.text, state.agenda[input.item])
    return state.reword(input, words, entry.at)


class InputWithdrawn(
    ByParticipant,
    kind="input_withdrawn",
    touches={"words", "care"},
    concerned="sender",
    group="inputs",
    line=N_("input withdrawn"),
    meaning=N_("The author took an input back."),
):
    """The author took an input back."""

    input: Id


def input_withdrawn(state: State, entry: Entry, body: InputWithdrawn) -> str:
    """Nobody reads it any more; returns its id."""
    input = own_input(state, entry.actor, body.input)
    state.take_back(input, entry.at)
    state.no_longer_answered(input.item, entry.actor)
    return input.id


class ConsentChanged(
    ByParticipant,
    kind="consent_changed",
    touches={"words", "support", "care"},
    concerned="sender",
    group="inputs",
    line=N_("may be quoted otherwise"),
    meaning=N_("The author of an input said otherwise how it may be quoted."),
):
    """The author of an input said otherwise how it may be quoted."""

    input: Id
    consent: Consent

    def told(self, teller: Teller) -> str:
        """How."""
        return teller.words(IN_WORDS[self.consent])


def consent_changed(state: State, entry: Entry, body: ConsentChanged) -> str:
    """It is quoted so from now on; what may not be quoted is read by nobody but the desk. Returns its id."""
    input = own_words(state, entry.actor, body.input)
    input.consent = body.consent
    state.input_changed(input)
    return input.id
