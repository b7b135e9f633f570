"""The words that tie texts together, in one language or across two."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from app.sense.meaning import Vectors, encoded, unit

SAME = 0.60
"""From which cosine on two words count as one, such as "funds" and "fondos"."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = frozenset((Path(__file__).parent / "small_words.txt").read_text(encoding="utf-8").split())
"""Words that say little by themselves, in the three languages."""


def words(text: str) -> list[str]:
    """The words of a text that say something, each once, in order."""
    found = (one.group().lower() for one in _WORD.finditer(text))
    return list(dict.fromkeys(one for one in found if one not in _SMALL))


class Lexicon:
    """The words of all texts: how rare each is, and which mean the same."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.of_text = [words(text) for text in texts]
        counts = Counter(word for of in self.of_text for word in of)
        self._place = {word: place for place, word in enumerate(sorted(counts))}
        number = max(len(texts), 1)
        self.rarity = np.array([np.log(1 + number / counts[word]) for word in self._place] or [0.0])
        vectors: Vectors = unit(encoded(list(self._place)))
        self._alike = vectors @ vectors.T if len(vectors) else np.zeros((0, 0))

    def overlap(self) -> Vectors:
        """For each two texts how far their words are the same: the rarity of those shared, of all (0 to 1)."""
        number = len(self.of_text)
        presence = np.zeros((number, len(self._place)))
        for row, of in enumerate(self.of_text):
            presence[row, [self._place[word] for word in of]] = 1.0
        covers = np.zeros_like(presence)
        same = np.where(self._alike >= SAME, self._alike, 0.0)
        for row, of in enumerate(self.of_text):
            if of:
                covers[row] = same[[self._place[word] for word in of]].max(axis=0)
        rarity = self.rarity[: len(self._place)]
        shared = (covers * rarity) @ presence.T
        total = (presence * rarity).sum(axis=1)
        whole = total[:, None] + total[None, :]
        result: Vectors = np.divide(shared + shared.T, whole, out=np.zeros((number, number)), where=whole > 0)
        return result

    def ties(self, members: Sequence[int], most: int = 4) -> tuple[str, ...]:
        """The words that tie these texts, the rarest first: a word that several share, or two that mean the
        same ("funds – fondos")."""
        found: dict[str, float] = {}
        for one, other in combinations(members, 2):
            for word in self.of_text[one]:
                for also in self.of_text[other]:
                    place, second = self._place[word], self._place[also]
                    if self._alike[place, second] >= SAME:
                        name = word if word == also else " – ".join(sorted((word, also)))
                        weight = float(
                            self._alike[place, second] * min(self.rarity[place], self.rarity[second])
                        )
                        found[name] = found.get(name, 0.0) + weight
        return tuple(sorted(found, key=lambda name: (-found[name], name))[:most])
