"""Sentences that say what a result shows, shared by the kinds of vote."""

from collections.abc import Callable, Iterator
from itertools import groupby

from babel.lists import format_list

from app.domain.breakdown import Leading
from app.domain.findings import Result
from app.domain.results import Bar, RowResult
from app.domain.shift import Shift
from app.domain.tally import Tally
from app.domain.text import Language
from app.domain.vote import Vote
from app.i18n import _, label, ngettext


def nothing_said(tally: Tally) -> str:
    """What is said where no answer can be shown."""
    return _("No one gave an opinion.") if tally.people else _("No answers yet.")


def leading(result: RowResult, language: Language) -> str:
    """ "Local view: most chosen is South-South cooperation, by 7 of 12 people." Of several
    chosen as often none is said to be the most chosen."""
    first = [bar for bar in result.bars if bar.place == 1]
    said = _level(first, result.base, language) if len(first) > 1 else _most(first[0], result.base, language)
    return f"{label(result.row.label.in_language(language))}{said}" if result.row else said


def _most(bar: Bar, people: int, language: Language) -> str:
    return ngettext(
        "Most chosen: %(options)s, by %(count)s of %(n)s person.",
        "Most chosen: %(options)s, by %(count)s of %(n)s people.",
        people,
        options=bar.option.label.in_language(language),
        count=bar.people,
    )


def _level(bars: list[Bar], people: int, language: Language) -> str:
    names = [bar.option.label.in_language(language) for bar in bars]
    return ngettext(
        "%(options)s are level: %(count)s of %(n)s person each.",
        "%(options)s are level: %(count)s of %(n)s people each.",
        people,
        options=format_list(names, locale={"en": "en_GB"}.get(language, language)),
        count=bars[0].people,
    )


def first_three(result: RowResult, language: Language, said: Callable[[Bar], str] = lambda bar: "") -> str:
    """The first three places, each with everyone who shares it, and what is `said` of them: "1. Plum / Apple
    (level), 3. Fig"."""
    return ", ".join(_places(result, language, said))


def _places(result: RowResult, language: Language, said: Callable[[Bar], str]) -> Iterator[str]:
    for place, sharing in groupby(result.bars, key=lambda bar: bar.place):
        if 1 <= place <= 3:
            bars = list(sharing)
            names = " / ".join(bar.option.label.in_language(language) for bar in bars)
            more = ", ".join(filter(None, (_("level") if len(bars) > 1 else "", said(bars[0]))))
            yield f"{place}. {names} ({more})" if more else f"{place}. {names}"


def what_leads(leading: Leading, language: Language) -> str:
    """The option that weighs most; where another weighs as much, that it does."""
    name = leading.bar.option.label.in_language(language)
    return _("%(option)s (level)", option=name) if leading.level else name


def no_group_told(vote: Vote, result: Result, sentence: str) -> str:
    """Why nothing is told of groups where no option is: each of the words shown was given by too few; else what
    the result says, in its `sentence`."""
    if vote.written and any(row.bars for row in result.rows):
        return _("No word that is shown was given by enough people to be told by groups.")
    return sentence


def from_round_to_round(shift: Shift) -> str:
    """Of whom it is told what changed between two rounds."""
    change = _("From the first round to this one.")
    return f"{change} {_of_whom(shift)}"


def _of_whom(shift: Shift) -> str:
    if not shift.whole.same:
        return _("Each round of all who answered it.")
    if not shift.same_in_parts:
        return _(
            "All: the %(n)s people who answered both rounds. Each group: all of it who answered each round, not"
            " always the same people.",
            n=shift.both,
        )
    return ngettext(
        "Of the %(n)s person who answered both rounds.",
        "Of the %(n)s people who answered both rounds.",
        shift.both,
    )
