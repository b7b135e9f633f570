"""To which themes of the plan's own vocabulary something may belong."""

from collections.abc import Sequence

from app.sense.meaning import Vectors, encoded, unit
from app.sense.said import LikelyTheme, Said, ThemeSaid

MOST = 2
"""How many are suggested for each."""

LEAST = 0.05
"""From which cosine on."""


def likely_themes(
    said: Sequence[Said], vectors: Vectors, themes: Sequence[ThemeSaid]
) -> dict[str, tuple[LikelyTheme, ...]]:
    """For each the themes it is nearest to by any of their texts, and by which. `vectors` are those of what was
    said, as they were encoded; what all texts share on each side is taken away."""
    texts = [(theme.id, text) for theme in themes for text in theme.texts if text.strip()]
    if not texts or not len(vectors):
        return {}
    of_themes = encoded([text for _id, text in texts])
    near = _apart(vectors) @ _apart(of_themes).T
    return {one.id: found for row, one in enumerate(said) if (found := _nearest(near[row], texts))}


def _apart(vectors: Vectors) -> Vectors:
    return unit(vectors - vectors.mean(axis=0)) if len(vectors) > 1 else unit(vectors)


def _nearest(row: Vectors, texts: Sequence[tuple[str, str]]) -> tuple[LikelyTheme, ...]:
    best: dict[str, LikelyTheme] = {}
    for likeness, (theme, text) in zip(row.tolist(), texts, strict=True):
        if likeness >= LEAST and (theme not in best or likeness > best[theme].likeness):
            best[theme] = LikelyTheme(theme, round(likeness, 2), text)
    return tuple(sorted(best.values(), key=lambda one: (-one.likeness, one.theme))[:MOST])
