"""Words: everyone gives up to so many, and all of them are seen as a cloud, the largest given by most people.

No list says what can be answered: people write it. Whatever its case and its accents, a word is the same, and
it counts once for whoever gives it twice. The share of a word is of the people who gave any, so the shares may
pass 100 %.
"""

from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar, Literal

from pydantic import Field

from app.activities.sentences import nothing_said
from app.activities.words.cloud import Cloud, cloud
from app.activities.words.counting import WordsTally, words_of
from app.activities.words.made_up import some_words
from app.activities.words.word import as_meant, same
from app.domain.answer import NO_OPINION, ONLY_ROW, Answer, BadAnswer, Choice, Fields, abstention
from app.domain.isolated import isolated
from app.domain.results import Bar, Figure, RowResult
from app.domain.shares import percentage
from app.domain.tally import Tally
from app.domain.text import N_, Language, Text
from app.domain.vote import Layout, Said, Vote, answer_field
from app.i18n import _, ngettext

IN_WORDS = Text(
    en="Say it in up to three words.",
    es="Dígalo en tres palabras como máximo.",
    fr="Dites-le en trois mots au plus.",
)

MOST_SAID = 5
"""How many words a sentence can say."""


class Words(Vote):
    """So many words from everyone, in their own writing."""

    layout: ClassVar[Layout] = "wide"
    ordered: ClassVar[bool] = True
    written: ClassVar[bool] = True
    most_shown: ClassVar[int] = 40

    asked_as: ClassVar[str] = N_("A cloud of words, up to three from everyone")
    options_typed: ClassVar[bool] = False
    asked_at: ClassVar[int] = 6

    kind: Literal["words"] = "words"
    words: int = Field(default=3, ge=1, le=5)
    review: Literal["none", "first"] = "none"
    rows: tuple[()] = ()
    options: tuple[()] = ()

    @classmethod
    def on_the_spot(cls, options: tuple[Choice, ...]) -> "Words":
        """Up to three words."""
        return cls(prompt=IN_WORDS)

    @property
    def limit(self) -> int:
        """How many words one person may give."""
        return self.words

    @property
    def read_first(self) -> bool:
        """Whether moderators read each word before it is shown."""
        return self.review == "first"

    def rows_given(self, given: object) -> dict[str, object]:
        """The words, also where they are given without the one row's name."""
        return given if isinstance(given, dict) and ONLY_ROW in given else {ONLY_ROW: given}

    def read_row(self, given: object) -> dict[str, list[str]]:
        """The words, each once, in the order in which they were given. None at all are left of an answer whose
        words were erased: somebody had given some."""
        if isinstance(given, dict) and list(given) == ["words"]:
            return self._words(given["words"]) or {"words": []}
        return self._words(given)

    def _words(self, given: object) -> dict[str, list[str]]:
        typed = [as_meant(one) for one in (given if isinstance(given, list) else [given])]
        if NO_OPINION in typed:
            raise BadAnswer("no_opinion_alone")
        once: dict[str, str] = {}
        for word in filter(None, typed):
            once.setdefault(same(word), word)
        if len(once) > self.words:
            raise BadAnswer("too_many")
        return {"words": [*once.values()]} if once else {}

    def row_in_form(self, row: str, fields: Fields) -> object:
        """A field a word: `word.1`, `word.2` and so on."""
        typed = [word for number in self.numbers for word in fields.get(f"word.{number}", []) if word.strip()]
        return [*fields.get(answer_field(row), []), *typed]

    def fields_of(self, row: str, said: Any) -> dict[str, list[str]]:
        """The field of each word."""
        return {f"word.{number}": [word] for number, word in enumerate(words_of(said), 1)}

    @property
    def numbers(self) -> range:
        """The numbers of the fields."""
        return range(1, self.words + 1)

    def row_made_up(self, row: str, chance: Random) -> object:
        """As many words as are wanted, or fewer; the hall has the same ones in mind."""
        return some_words(self.prompt.en, self.words, chance)

    def erased(self, answer: Answer) -> Answer:
        """The answer without its words: that there was one still counts."""
        return {row: said if said == abstention() else {"words": []} for row, said in answer.items()}

    def row_told(self, row: str, said: Any) -> Iterator[Said]:
        """Each word, as it was written."""
        return (Said(row, same(word), written=word) for word in words_of(said))

    def new_tally(self) -> Tally:
        """A count of words."""
        return WordsTally()

    def row_result(self, row: Choice | None, row_id: str, tally: Tally) -> RowResult:
        """The words by the people who gave them, most first."""
        assert isinstance(tally, WordsTally)
        base = tally.base[row_id]
        bars = [Bar(choice, people, people / base) for choice, people in tally.given()]
        bars.sort(key=lambda bar: (-bar.people, bar.option.label.en.casefold()))
        return RowResult(row, base, tally.no_opinion[row_id], bars)

    def percentages(self, result: RowResult, parts: int = 100) -> list[int]:
        """How many of a hundred people gave each word."""
        return [percentage(bar.people, result.base, parts) for bar in result.bars]

    def figure(self, result: RowResult, bar: Bar, language: Language) -> Figure:
        """How many people gave a word, and beside it their share."""
        return Figure(str(bar.people), f"{bar.percent} %")

    def sentence(self, tally: Tally, language: Language) -> str:
        """The words that most people gave, with how many did; where these are too many to be said, how many."""
        [result] = self.result(tally)
        if not result.base:
            return nothing_said(tally)
        if not result.bars:
            return _("None of the words is shown now.")
        first = [bar for bar in result.bars if bar.place == 1]
        if len(first) > MOST_SAID:
            return _alike(len(first), first[0].people, result.base)
        return ngettext(
            "Most given: %(words)s (%(n)s person).",
            "Most given: %(words)s (%(n)s people).",
            result.base,
            words=", ".join(f"{isolated(bar.option.label.en)} {bar.people}" for bar in _leading(result.bars)),
        )

    def cloud(self, result: RowResult) -> Cloud:
        """The result as a cloud."""
        return cloud(result)


def _leading(bars: list[Bar]) -> list[Bar]:
    """The first words, as many as can be said: those that as many people gave are all of them said, or none."""
    after = bars[MOST_SAID].people if len(bars) > MOST_SAID else 0
    return [bar for bar in bars[:MOST_SAID] if bar.people > after]


def _alike(words: int, people: int, base: int) -> str:
    if people == 1:
        return ngettext(
            "%(words)s words, none of them twice (%(n)s person).",
            "%(words)s words, none of them twice (%(n)s people).",
            base,
            words=words,
        )
    return _(
        "Most given: %(words)s words, each by %(count)s of %(n)s people.", words=words, count=people, n=base
    )
