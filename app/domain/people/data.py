"""People as the fold keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.people.consent import Consent
from app.domain.text import Language


@dataclass(slots=True)
class Participant:
    """Someone who joined, and what they said of themselves."""

    id: str
    joined_at: datetime
    said: Mapping[str, str] = field(default_factory=dict)
    """What they chose of each constituency, by its id; nothing where they chose nothing."""
    language: Language = "en"
    screen: bool = False
    """Whether they have had the session open on a screen, or only ever sent requests."""
    consent: Consent | None = None
    """How they said last that they may be quoted; None where they were not asked."""
