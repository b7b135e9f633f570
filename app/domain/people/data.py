"""People as the fold keeps them."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.text import Language


@dataclass(slots=True)
class Participant:
    """Someone who joined, and what they said of themselves."""

    id: str
    joined_at: datetime
    role: str | None = None
    section: str | None = None
    council: str | None = None
    language: Language = "en"
    screen: bool = False
    """Whether they have had the session open on a screen, or only ever sent requests."""
