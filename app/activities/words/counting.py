"""Words counted: how many people gave each, and how it is spelled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.activities.words.word import same
from app.domain.answer import Answer, Choice, abstention
from app.domain.tally import Tally
from app.domain.text import Text


@dataclass
class WordsTally(Tally):
    """A count of words. `spellings` says how many spelled each in which way."""

    spellings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, answer: Answer, times: int = 1) -> None:
        """Count an answer, and how its words are spelled."""
        super().add(answer, times)
        for said in answer.values():
            for word in [] if said == abstention() else words_of(said):
                self.spellings[same(word), word] += times

    def marks(self, said: Any) -> Iterable[tuple[str, int]]:
        """The words, each once: their order means nothing."""
        return ((same(word), 0) for word in words_of(said))

    def given(self) -> Iterable[tuple[Choice, int]]:
        """Every word that somebody gives, in its most frequent spelling, with how many people give it. Where
        spellings are as frequent the same one is chosen in whatever order the answers were counted: the one
        with fewer capitals, then the one with more accents."""
        spelled: dict[str, str] = {}
        for (id, spelling), times in sorted(self.spellings.items(), key=_most_frequent_first):
            if times > 0:
                spelled.setdefault(id, spelling)
        people = ((option, count) for (_row, option, _mark), count in self.counts.items() if count > 0)
        return ((Choice(id=id, label=Text(en=spelled[id])), count) for id, count in people)


def words_of(said: Any) -> list[str]:
    """The words of an answer."""
    words: list[str] = said["words"]
    return words


def _most_frequent_first(counted: tuple[tuple[str, str], int]) -> tuple[int, int, int, str]:
    (_id, spelling), times = counted
    return -times, sum(one.isupper() for one in spelling), sum(one.isascii() for one in spelling), spelling
