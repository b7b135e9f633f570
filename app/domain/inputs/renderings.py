"""Inputs in other languages than they were written in, and what that means."""

from pydantic import Field

from app.domain.entry import Body, Entry, Id, Teller, as_before
from app.domain.erasing import marked
from app.domain.inputs.conditions import as_seen
from app.domain.inputs.data import Rendering
from app.domain.inputs.spoken import Line, known_words
from app.domain.outcome import Refusal
from app.domain.roles import RENDERERS
from app.domain.seen import must_have_seen
from app.domain.state import State
from app.domain.text import N_, Language


class RenderingAdded(
    Body,
    kind="rendering_added",
    lifts={1: as_before},
    by=RENDERERS,
    touches={"words", "support", "care", "desk"},
    concerned="author",
    erases={"text": marked},
    group="inputs",
    line=N_("rendered in another language"),
    meaning=N_("An interpreter or the rapporteur rendered an input in another language."),
):
    """An input reads so in another language. `revision` is the wording that was rendered: other words need
    another rendering. The original always stands beside it. `seen` is which rendering of these words stood
    there for whoever made this one, 0 being none, and `follows` as in StatementRevised: of two who render it at
    once the second is told. Without `seen`, whatever stands is replaced."""

    input: Id
    language: Language
    text: Line
    revision: int = Field(ge=1)
    seen: int | None = None
    follows: str | None = None

    def told(self, teller: Teller) -> str:
        """The rendering."""
        return self.text


def rendering_added(state: State, entry: Entry, body: RenderingAdded) -> str:
    """Readers of the language read it so; returns the input's id."""
    input = as_seen(state, body.input, body.revision)
    if input.withdrawn_at:
        raise Refusal("withdrawn")
    if body.language == input.language:
        raise Refusal("same_language")
    before = input.renderings.get(body.language)
    stands = before.revision if before else 0
    if body.seen is not None:
        must_have_seen(state.outcomes, stands, body.seen, body.follows, "part_reworded")
    rendering = Rendering(known_words(body.text), entry.actor, entry.at, stands + 1)
    input.revisions[-1].renderings[body.language] = rendering
    state.input_changed(input)
    return input.id
