"""What whoever renders inputs in other languages can ask."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.command import Command, Key, Sender
from app.domain.entry import Because, Body, Id
from app.domain.inputs.conditions import known_input
from app.domain.inputs.languages import LanguageCorrected
from app.domain.inputs.renderings import RenderingAdded
from app.domain.inputs.spoken import Line
from app.domain.state import State
from app.domain.text import Language


class Render(Command):
    """Render an input in another language. Without `revision`, the wording that stands; `seen` is which
    rendering stood there, 0 being none, and `follows` as in Redraft."""

    becomes = (RenderingAdded,)
    do: Literal["render"]
    input: Id
    language: Language
    text: Line
    revision: Annotated[int, Field(ge=1)] | None = None
    seen: Annotated[int, Field(ge=0)] | None = None
    follows: Key | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The rendering."""
        input = known_input(state, self.input)
        revision = self.revision or input.revision
        said = self.model_dump(include={"language", "text", "seen", "follows"})
        return RenderingAdded(input=input.id, revision=revision, **said)


class CorrectLanguage(Command):
    """Say which language an input is in."""

    becomes = (LanguageCorrected,)
    do: Literal["correct_language"]
    input: Id
    language: Language
    because: Because = ""

    def body(self, state: State, sender: Sender) -> Body:
        """The language, and why."""
        input = known_input(state, self.input)
        return LanguageCorrected(input=input.id, language=self.language, because=self.because)


COMMANDS = (Render, CorrectLanguage)
