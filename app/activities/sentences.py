"""Sentences that say what a result shows, shared by the kinds of vote."""

from collections.abc import Callable, Iterator
from itertools import groupby

from app.domain.results import Bar, RowResult
from app.domain.tally import Tally
from app.domain.text import Language
from app.i18n import _, ngettext


def nothing_said(tally: Tally) -> str:
    """What is said where no answer can be shown."""
    return _("No one gave an opinion.") if tally.people else _("No answers yet.")


def leading(result: RowResult, language: Language) -> str:
    """ "Local view: most chosen is South-South cooperation, by 7 of 12 people." """
    first = [bar for bar in result.bars if bar.place == 1]
    said = ngettext(
        "Most chosen: %(options)s, by %(count)s of %(n)s person.",
        "Most chosen: %(options)s, by %(count)s of %(n)s people.",
        result.base,
        options=" / ".join(bar.option.label.in_language(language) for bar in first),
        count=first[0].people,
    )
    return f"{result.row.label.in_language(language)}: {said}" if result.row else said


def first_three(result: RowResult, language: Language, said: Callable[[Bar], str] = lambda bar: "") -> str:
    """The first three places, each with everyone who shares it, and what is `said` of them: "1. Plum / Apple,
    3. Fig"."""
    return ", ".join(_places(result, language, said))


def _places(result: RowResult, language: Language, said: Callable[[Bar], str]) -> Iterator[str]:
    for place, sharing in groupby(result.bars, key=lambda bar: bar.place):
        if 1 <= place <= 3:
            bars = list(sharing)
            names = " / ".join(bar.option.label.in_language(language) for bar in bars)
            yield f"{place}. {names}{said(bars[0])}"
