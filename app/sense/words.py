"""The words that tie texts together, in one language or across two."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from app.sense.meaning import Vectors, centred, encoded, unit

SAME = 0.60
"""From which cosine on two words count as one, such as "funds" and "fondos"."""

MOST = 5000
"""How many different words count, those of the most texts first: each is compared with each."""

MOST_TIED = 40
"""Of how many texts, the first, the words are looked for that tie them: each is compared with each."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = frozenset((Path(__file__).parent / "small_words.txt").read_text(encoding="utf-8").split())
"""Words that say little by themselves, in the three languages."""


def words(text: str) -> list[str]:
    """The words of a text that say something, each once, in order."""
    found = (one.group().lower() for one in _WORD.finditer(text))
    return list(dict.fromkeys(one for one in found if one not in _SMALL))


class Lexicon:
    """The words of all texts: how rare each is, and which mean the same."""

    def __init__(self, texts: Sequence[str], languages: Sequence[str]) -> None:
        self.of_text = [words(text) for text in texts]
        counts = Counter(dict(Counter(word for of in self.of_text for word in of).most_common(MOST)))
        self.of_text = [[word for word in of if word in counts] for of in self.of_text]
        of_language = {w: one for of, one in zip(self.of_text, languages, strict=True) for w in of}
        self._place = {word: place for place, word in enumerate(sorted(counts))}
        self._languages = [of_language[word] for word in self._place]
        self._vectors: Vectors = unit(encoded(list(self._place)))
        self.rarity = np.array([np.log(1 + len(texts) / counts[word]) for word in self._place])

    def overlap(self) -> Vectors:
        """For each two texts how near their words are: how near each comes to the nearest one of the other
        text, the rarer the weightier (Mihalcea, Corley and Strapparava, "Corpus-based and Knowledge-based
        Measures of Text Semantic Similarity", 2006); 0 to 1."""
        meaning = centred(self._vectors, self._languages).astype(np.float32)
        near = np.maximum(meaning @ meaning.T, 0)
        presence = np.zeros((len(self.of_text), len(self._place)))
        covers = np.zeros_like(presence)
        for row in range(len(self.of_text)):
            if places := self._places(row):
                presence[row, places], covers[row] = 1.0, near[places].max(axis=0)
        shared = (covers * self.rarity) @ presence.T
        total = presence @ self.rarity
        whole = total[:, None] + total[None, :]
        result: Vectors = np.divide(shared + shared.T, whole, out=np.zeros_like(shared), where=whole > 0)
        return result

    def ties(self, members: Sequence[int], most: int = 4) -> tuple[str, ...]:
        """The words that tie these texts, the rarest first: a word that several share, or two that mean the
        same ("funds – fondos")."""
        found: dict[str, float] = {}
        for one, other in combinations(members[:MOST_TIED], 2):
            places, others = self._places(one), self._places(other)
            alike = self._vectors[places] @ self._vectors[others].T
            for a, b in np.argwhere(alike >= SAME).tolist():
                word, also = self.of_text[one][a], self.of_text[other][b]
                name = word if word == also else " – ".join(sorted((word, also)))
                weight = alike[a, b] * min(self.rarity[places[a]], self.rarity[others[b]])
                found[name] = found.get(name, 0.0) + float(weight)
        return tuple(sorted(found, key=lambda name: (-found[name], name))[:most])

    def _places(self, text: int) -> list[int]:
        return [self._place[word] for word in self.of_text[text]]
