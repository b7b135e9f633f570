"""The order in which a person reads the inputs of others: different for each, the same each time.

Everyone reading the same order would favour what was sent first.
"""

from collections.abc import Iterable
from hashlib import blake2b

from app.domain.contributions import Input


def shuffled_for(who: str, inputs: Iterable[Input]) -> list[Input]:
    """The inputs in this person's own order."""
    return sorted(inputs, key=lambda input: blake2b(f"{who}\x1f{input.id}".encode(), digest_size=8).digest())
