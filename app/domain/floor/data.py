"""Who asks to speak, as the fold keeps them."""

from typing import NamedTuple


class Hand(NamedTuple):
    """Someone asks to speak: since which entry, and on what."""

    seq: int
    topic: str
