"""Everything that is suggested of what was said."""

import numpy as np

from app.sense.languages import other_language
from app.sense.linkage import grouped
from app.sense.meaning import Vectors, centred, encoded
from app.sense.opinions import opinion_groups
from app.sense.said import NOTHING, Asked, Likely, Suggestions
from app.sense.themes import likely_themes
from app.sense.twins import twins
from app.sense.words import Lexicon

COARSE, FINE = 0.2, 2.2
"""How alike groups must be to be joined, in standard deviations of all likenesses above their mean: at
fineness 0, and at 1. No one threshold carries over from one session to the next."""

WORDS_WEIGH = 0.5
"""How much shared words count beside the meaning."""

MOST = 2000
"""Of how many the first suggestions are made; more are none."""


def suggest(asked: Asked) -> Suggestions:
    """Groups, themes, near-duplicates and languages. The same gives the same."""
    said = [one for one in asked.said if one.text.strip()][:MOST]
    if not said:
        return NOTHING
    vectors = encoded([one.text for one in said])
    meaning, lexicon = centred(vectors), Lexicon([one.text for one in said])
    alike = likeness(meaning, lexicon)
    least = COARSE + (FINE - COARSE) * min(max(asked.fineness, 0.0), 1.0)
    groups = [
        Likely(
            tuple(said[place].id for place in members),
            lexicon.ties(members),
            round(float(np.mean([meaning[a] @ meaning[b] for a in members for b in members if a < b])), 2),
        )
        for members in grouped(alike, least)
        if len(members) > 1
    ]
    languages = {one.id: found for one in said if (found := other_language(one.text, one.language))}
    return Suggestions(
        tuple(sorted(groups, key=lambda one: (-len(one.ids), one.ids))),
        likely_themes(said, vectors, asked.themes),
        tuple(twins(said, meaning)),
        dict(languages),
        opinion_groups({str(n): one for n, one in enumerate(asked.support)}),
    )


def likeness(meaning: Vectors, lexicon: Lexicon) -> Vectors:
    """How alike each two are, in standard deviations: by meaning, and half as much by rare words they share."""
    return _standard(_standard(meaning @ meaning.T) + WORDS_WEIGH * _standard(lexicon.overlap()))


def _standard(values: Vectors) -> Vectors:
    """In standard deviations above the mean, of all pairs but with themselves."""
    apart = values[~np.eye(len(values), dtype=bool)]
    if not len(apart):
        return np.zeros_like(values)
    spread = float(apart.std())
    result: Vectors = (values - float(apart.mean())) / (spread if spread > 1e-9 else 1.0)
    return result
