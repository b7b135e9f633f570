"""Groups of people who support the same: only where there are enough people and statements to speak of any.

The method is that of Polis (Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling Deliberation by
Mapping High Dimensional Opinion Spaces", Recerca 26(2), 2021): the votes projected on their two principal
components, those who voted little drawn in less; k-means, the number of groups by the silhouette (Rousseeuw,
1987); what marks a group by a test of two proportions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from app.sense.meaning import Vectors
from app.sense.said import OpinionGroup

Labels = np.ndarray[Any, np.dtype[Any]]
"""For each person the number of a group, or whether they are in one."""

LEAST_PEOPLE, LEAST_STATEMENTS, LEAST_VOTES = 12, 7, 3
"""The fewest people and statements, and how many of these each person must have supported."""

MOST_GROUPS, SMALLEST = 4, 3
"""How many groups at most; a smaller one is none, since single people could be told apart."""

CLEAR = 0.25
"""The silhouette from which on there are groups at all."""

MARKED = 1.645
"""The z-value from which on a statement marks a group (one-sided, 5 %)."""


def opinion_groups(support: Mapping[str, Sequence[str]]) -> tuple[OpinionGroup, ...]:
    """The groups, the largest first; none where there are too few people or statements, or no clear groups.
    `support` has, for each person, the statements they support."""
    people = sorted(who for who, theirs in support.items() if len(set(theirs)) >= LEAST_VOTES)
    statements = sorted({one for who in people for one in support[who]})
    if len(people) < LEAST_PEOPLE or len(statements) < LEAST_STATEMENTS:
        return ()
    votes = np.array([[float(one in set(support[who])) for one in statements] for who in people])
    points = _projected(votes)
    labels = _clearest(points)
    found = [labels == n for n in np.unique(labels)] if labels is not None else []
    groups = [OpinionGroup(int(mine.sum()), _marks(votes, mine, statements)) for mine in found]
    return tuple(sorted(groups, key=lambda one: (-one.people, one.statements)))


def _projected(votes: Vectors) -> Vectors:
    """Each person as a point: on the first two components, in proportion to how much they said."""
    centred = votes - votes.mean(axis=0)
    _left, _size, axes = np.linalg.svd(centred, full_matrices=False)
    points: Vectors = centred @ axes[:2].T
    said = np.maximum(votes.sum(axis=1, keepdims=True), 1.0)
    drawn: Vectors = points * np.sqrt(votes.shape[1] / said)
    return drawn


def _clearest(points: Vectors) -> Labels | None:
    """The labels of the number of groups that stand most clearly apart, each large enough; None for none."""
    tried = [_means(points, k) for k in range(2, MOST_GROUPS + 1)]
    large = [one for one in tried if np.bincount(one)[np.unique(one)].min() >= SMALLEST]
    scores = [_silhouette(points, one) for one in large]
    best = int(np.argmax(scores)) if scores else -1
    return large[best] if scores and scores[best] >= CLEAR else None


def _means(points: Vectors, k: int) -> Labels:
    """K-means, begun from the points furthest from each other, so that the same gives the same."""
    centres = [points[int(np.argmax(np.linalg.norm(points - points.mean(axis=0), axis=1)))]]
    while len(centres) < k:
        away = np.min([np.linalg.norm(points - one, axis=1) for one in centres], axis=0)
        centres.append(points[int(np.argmax(away))])
    at = np.array(centres)
    labels = np.zeros(len(points), dtype=np.int64)
    for _ in range(50):
        labels = np.argmin(np.linalg.norm(points[:, None] - at[None], axis=2), axis=1)
        moved = np.array([points[labels == n].mean(axis=0) if (labels == n).any() else at[n] for n in range(k)])
        if np.allclose(moved, at):
            break
        at = moved
    return labels


def _silhouette(points: Vectors, labels: Labels) -> float:
    """How much nearer people are to their own group than to the next, on average (-1 to 1)."""
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    kinds = np.unique(labels)
    if len(kinds) < 2:
        return -1.0
    scores = []
    for place, mine in enumerate(labels):
        own = labels == mine
        if own.sum() < 2:
            scores.append(0.0)
            continue
        inside = apart[place][own].sum() / (own.sum() - 1)
        outside = min(apart[place][labels == other].mean() for other in kinds if other != mine)
        scores.append(float((outside - inside) / max(outside, inside, 1e-9)))
    return float(np.mean(scores))


def _marks(votes: Vectors, mine: Labels, statements: Sequence[str]) -> tuple[str, ...]:
    """What the group supports more than all others, each proportion with one added for and one against."""
    inside, outside = votes[mine], votes[~mine]
    ours = (inside.sum(axis=0) + 1) / (len(inside) + 2)
    theirs = (outside.sum(axis=0) + 1) / (len(outside) + 2)
    pooled = (votes.sum(axis=0) + 2) / (len(votes) + 4)
    error = np.sqrt(pooled * (1 - pooled) * (1 / (len(inside) + 2) + 1 / (len(outside) + 2)))
    z = (ours - theirs) / np.maximum(error, 1e-9)
    order = sorted(range(len(statements)), key=lambda n: (-z[n], statements[n]))
    return tuple(statements[n] for n in order if z[n] >= MARKED)[:5]
