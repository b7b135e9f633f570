"""Near-duplicates: never merged by a machine, since what denies something reads much like it."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.fuzz import token_sort_ratio

from app.sense.meaning import Vectors
from app.sense.said import Said, Twins

BY_WORDING, BY_MEANING = 0.84, 0.67
"""From which likeness on: of the letters, words in any order; of the meaning, without what all texts share."""

_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|cannot|without|nunca|nadie|ningún|ninguna|sin|jamais|aucun|aucune|sans|pas|ne|"
    r"ni|nor)\b|n['’]|\w+n['’]t\b",
    re.IGNORECASE,
)


def twins(said: Sequence[Said], meaning: Vectors) -> Iterator[Twins]:
    """The pairs that may be the same, the likeliest first."""
    alike = meaning @ meaning.T
    found = []
    for one in range(len(said)):
        for other in range(one + 1, len(said)):
            wording = token_sort_ratio(said[one].text.lower(), said[other].text.lower()) / 100
            if wording >= BY_WORDING:
                found.append(_pair(said[one], said[other], wording, "wording"))
            elif alike[one, other] >= BY_MEANING:
                found.append(_pair(said[one], said[other], float(np.clip(alike[one, other], 0, 1)), "meaning"))
    yield from sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _pair(one: Said, other: Said, likeness: float, because: str) -> Twins:
    differs = bool(_NOT.search(one.text)) != bool(_NOT.search(other.text))
    return Twins(one.id, other.id, round(likeness, 2), because, differs)  # type: ignore[arg-type]
