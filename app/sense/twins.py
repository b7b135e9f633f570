"""Near-duplicates: never merged by a machine, since what denies something reads much like it."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from app.sense.meaning import Vectors
from app.sense.said import Said, Twins

BY_WORDING, BY_MEANING = 0.84, 0.67
"""From which likeness on: of the letters, words in any order; of the meaning, without what all texts share."""

MOST_OF_EACH, MOST = 8, 2000
"""How many pairs of each input count at most, and how many in all, everyone's likeliest before anyone's second:
where everyone says the same, all pairs would be the square of it."""

_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|cannot|without|nunca|nadie|ningún|ninguna|sin|jamais|aucun|aucune|sans|pas|ne|"
    r"ni|nor)\b|n['’]|\w+n['’]t\b",
    re.IGNORECASE,
)


def twins(said: Sequence[Said], meaning: Vectors) -> Iterator[Twins]:
    """The pairs that may be the same, the likeliest first."""
    alike = np.clip(meaning @ meaning.T, 0, 1)
    letters = [one.text.lower() for one in said]
    wording = cdist(letters, letters, scorer=token_sort_ratio, dtype=np.float64) / 100
    by_wording = wording >= BY_WORDING
    found = [
        _pair(said[one], said[other], likeness, "wording" if by_wording[one, other] else "meaning")
        for one, other, likeness in _likeliest(
            np.where(by_wording, wording, np.where(alike >= BY_MEANING, alike, 0.0))
        )
    ]
    yield from sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _likeliest(likeness: Vectors) -> list[tuple[int, int, float]]:
    """The pairs that count: those that are the likeliest of one of the two."""
    apart = likeness.copy()
    np.fill_diagonal(apart, 0.0)
    ranks: dict[tuple[int, int], int] = {}
    for rank, others in enumerate(np.argsort(-apart, axis=1, kind="stable")[:, :MOST_OF_EACH].T.tolist()):
        for one, other in enumerate(others):
            if apart[one, other] > 0:
                ranks.setdefault((min(one, other), max(one, other)), rank)
    told = sorted(ranks, key=lambda pair: (ranks[pair], -apart[pair], pair))[:MOST]
    return [(one, other, float(apart[one, other])) for one, other in told]


def _pair(one: Said, other: Said, likeness: float, because: str) -> Twins:
    differs = bool(_NOT.search(one.text)) != bool(_NOT.search(other.text))
    return Twins(one.id, other.id, round(likeness, 2), because, differs)  # type: ignore[arg-type]
