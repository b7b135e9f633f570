"""The order in which a person reads the inputs of others: different for each, the same each time.

Everyone reading the same order would favour what was sent first.
"""

from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest

from app.domain.inputs.data import Input


def shuffled_for(who: str, inputs: Iterable[Input], most: int | None = None) -> list[Input]:
    """The inputs in this person's own order; the first `most` of them, if it is given."""

    def place(input: Input) -> bytes:
        return blake2b(f"{who}\x1f{input.id}".encode(), digest_size=8).digest()

    return sorted(inputs, key=place) if most is None else nsmallest(most, inputs, key=place)
