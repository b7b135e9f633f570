"""Who asks to speak, as the fold keeps them, and in which order they may be called."""

from datetime import datetime
from typing import Literal, NamedTuple

from app.domain.text import Language

FloorOrder = Literal["first_come", "least_heard"]
"""In which order hands are called: as they were raised, or those first whose group was heard least so far."""


class Hand(NamedTuple):
    """Someone asks to speak: by which entry, on what, in which language, and since when."""

    seq: int
    topic: str
    language: Language
    since: datetime
