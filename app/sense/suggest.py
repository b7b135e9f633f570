"""Everything that is suggested of what was said."""

from statistics import NormalDist

import numpy as np

from app.sense.languages import other_language
from app.sense.linkage import grouped
from app.sense.meaning import Vectors, centred, encoded
from app.sense.opinions import opinion_groups
from app.sense.said import NOTHING, Asked, Likely, Suggestions
from app.sense.themes import likely_themes
from app.sense.twins import twins
from app.sense.words import Lexicon

ALIKE, MOST_ALIKE = 5, 0.2
"""To how many others each is taken to be alike, and to which share of them at most: an input has hardly more
others like it in a long session than in a short one, so the more inputs, the fewer of all pairs are alike."""

SPREAD = 4
"""How many times as many that is at fineness 0, and as few at 1."""

WORDS_WEIGH = 0.5
"""How much words count beside the meaning."""

MOST = 2000
"""Of how many the first suggestions are made; more are none."""


def suggest(asked: Asked) -> Suggestions:
    """Groups, themes, near-duplicates and languages. The same gives the same."""
    said = [one for one in asked.said if one.text.strip()][:MOST]
    if not said:
        return NOTHING
    texts = [one.text for one in said]
    languages = {one.id: found for one in said if (found := other_language(one.text, one.language))}
    spoken = [languages.get(one.id, one.language) for one in said]
    vectors, lexicon = encoded(texts), Lexicon(texts, spoken)
    meaning = centred(vectors, spoken)
    groups = [
        Likely(
            tuple(said[place].id for place in members),
            lexicon.ties(members),
            round(_on_average(meaning[members]), 2),
        )
        for members in grouped(likeness(meaning, lexicon), least(len(said), asked.fineness))
        if len(members) > 1
    ]
    return Suggestions(
        tuple(sorted(groups, key=lambda one: (-len(one.ids), one.ids))),
        likely_themes(said, vectors, asked.themes),
        tuple(twins(said, meaning)),
        dict(languages),
        opinion_groups({str(n): one for n, one in enumerate(asked.support)}),
    )


def _on_average(vectors: Vectors) -> float:
    """How alike each two of these are, on average: what all are to all, without each to itself."""
    number, whole = len(vectors), vectors.sum(axis=0)
    return float(whole @ whole - (vectors * vectors).sum()) / (number * (number - 1))


def least(number: int, fineness: float) -> float:
    """How alike groups must be to be joined, in standard deviations of all likenesses above their mean: what
    the share of all pairs that may be alike would exceed, were likenesses spread normally."""
    share = min(ALIKE / max(number, 1), MOST_ALIKE) * SPREAD ** (1 - 2 * min(max(fineness, 0.0), 1.0))
    return NormalDist().inv_cdf(1 - share)


def likeness(meaning: Vectors, lexicon: Lexicon) -> Vectors:
    """How alike each two are, in standard deviations: by meaning, and half as much by their words."""
    return _standard(_standard(meaning @ meaning.T) + WORDS_WEIGH * _standard(lexicon.overlap()))


def _standard(values: Vectors) -> Vectors:
    """In standard deviations above the mean, of all pairs but with themselves."""
    apart = values[~np.eye(len(values), dtype=bool)]
    if not len(apart):
        return np.zeros_like(values)
    spread = float(apart.std())
    result: Vectors = (values - float(apart.mean())) / (spread if spread > 1e-9 else 1.0)
    return result
