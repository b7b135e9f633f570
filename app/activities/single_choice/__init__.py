"""Single choice: one option of a list. The share of an option is of those who gave an opinion."""

from typing import ClassVar, Literal

from app.activities.choosing import Choosing
from app.activities.sentences import leading, nothing_said
from app.domain.answer import Choice
from app.domain.results import Bar, RowResult
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text

CHOOSE_ONE = Text(en="Choose one.", es="Elija una opción.", fr="Choisissez une réponse.")
YES_OR_NO = (
    Choice(id="yes", label=Text(en="Yes", es="Sí", fr="Oui")),
    Choice(id="no", label=Text(en="No", es="No", fr="Non")),
)


class SingleChoice(Choosing):
    """One option of a list, in each row."""

    asked_as: ClassVar[str] = N_("One of several, or yes or no")
    asked_at: ClassVar[int] = 1

    kind: Literal["single_choice"] = "single_choice"

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "SingleChoice | None":
        """Of what was typed; yes or no where nothing was."""
        return cls(prompt=CHOOSE_ONE, options=options or YES_OR_NO) if len(options) != 1 else None

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """How many chose each option, in the plan's order."""
        base = tally.base[row_id]
        bars = [Bar(o, n := tally.count(row_id, o.id), n / base if base else 0.0) for o in self.options]
        return RowResult(row, base, tally.no_opinion[row_id], bars)

    def sentence(self, tally: Tally, language: Language) -> str:
        """The option most chosen in each row."""
        parts = [leading(result, language) for result in self.result(tally) if result.base]
        return " ".join(parts) or nothing_said(tally)
