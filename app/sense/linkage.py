"""Grouping by average linkage (Sokal and Michener, 1958), by the recurrence of Lance and Williams (1967)."""

import numpy as np

from app.sense.meaning import Vectors


def grouped(likeness: Vectors, least: float) -> list[list[int]]:
    """Join the two groups that are most alike on average, again and again, while they are `least` alike. Each
    group's members are in order; equal likenesses are joined in order too."""
    number = len(likeness)
    members: list[list[int]] = [[place] for place in range(number)]
    alike = likeness.astype(float).copy()
    np.fill_diagonal(alike, -np.inf)
    standing = np.ones(number, dtype=bool)
    for _ in range(number - 1):
        one, other = divmod(int(np.argmax(alike)), number)
        if alike[one, other] < least:
            break
        sizes = len(members[one]), len(members[other])
        joined = (sizes[0] * alike[one] + sizes[1] * alike[other]) / sum(sizes)
        joined[~standing] = -np.inf
        alike[one], alike[:, one] = joined, joined
        alike[one, one] = -np.inf
        alike[other], alike[:, other] = -np.inf, -np.inf
        standing[other] = False
        members[one] += members[other]
        members[other] = []
    return [sorted(one) for one in members if one]
