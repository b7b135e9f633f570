"""Single choice: one option of a list. The share of an option is of those who gave an opinion."""

from typing import Literal

from app.domain.text import Language
from app.domain.vote import Bar, Choice, RowResult, Tally, Vote
from app.i18n import _, ngettext


class SingleChoice(Vote):
    """One option of a list, in each row."""

    kind: Literal["single_choice"] = "single_choice"

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """How many chose each option, in the plan's order."""
        base = tally.base[row_id]
        bars = [Bar(o, n := tally.count(row_id, o.id), n / base if base else 0.0) for o in self.options]
        return RowResult(row, base, tally.no_opinion[row_id], bars)

    def sentence(self, tally: Tally, language: Language) -> str:
        """The option most chosen in each row."""
        parts = [leading(result, language) for result in self.result(tally) if result.base]
        return " ".join(parts) or _("No answers yet.")


def leading(result: RowResult, language: Language) -> str:
    """ "Local view: most chosen is South-South cooperation, by 7 of 12 people." """
    best = max(result.bars, key=lambda bar: bar.count)
    names = [bar.option.label.in_language(language) for bar in result.bars if bar.count == best.count]
    said = ngettext(
        "Most chosen: %(options)s, by %(count)s of %(n)s person.",
        "Most chosen: %(options)s, by %(count)s of %(n)s people.",
        result.base,
        options=" / ".join(names),
        count=best.count,
    )
    return f"{result.row.label.in_language(language)}: {said}" if result.row else said
