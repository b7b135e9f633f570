"""The language an input is in, where that is another than its author was reading, and what it means."""

from app.domain.entry import Because, Body, Entry, Id, Teller
from app.domain.erasing import emptied
from app.domain.inputs.conditions import known_input
from app.domain.outcome import Refusal
from app.domain.roles import RENDERERS
from app.domain.state import State
from app.domain.text import N_, Language


class LanguageCorrected(
    Body,
    kind="language_corrected",
    by=RENDERERS,
    touches={"words", "support", "care", "desk"},
    concerned="author",
    erases={"because": emptied},
    group="inputs",
    line=N_("language corrected"),
    meaning=N_("An interpreter or the rapporteur said which language an input is in."),
):
    """An input is in this language, whatever its author was reading when they wrote it. `because` is why, where
    a suggestion was followed in it."""

    input: Id
    language: Language
    because: Because = ""

    def told(self, teller: Teller) -> str:
        """Which language."""
        return teller.language(self.language)


def language_corrected(state: State, entry: Entry, body: LanguageCorrected) -> str:
    """It counts as written in it: what it was rendered as in that language stands no longer beside it. Returns
    the input's id."""
    input = known_input(state, body.input)
    if input.withdrawn_at:
        raise Refusal("withdrawn")
    if body.language == input.language:
        raise Refusal("same_language")
    input.language = body.language
    for revision in input.revisions:
        revision.renderings.pop(body.language, None)
    state.input_changed(input)
    return input.id
