"""Why an input is set aside: for one of the fixed reasons, in a moderator's own words, or both."""

from datetime import datetime

from app.domain.entry import Teller
from app.domain.outcome import Refusal
from app.domain.reasons import OWN_WORDS, SET_ASIDE_REASONS
from app.domain.stage import SetAside
from app.domain.written import is_blank


def in_words(teller: Teller, reason: str, note: str) -> str:
    """Why, as a line of the log tells it."""
    return " – ".join(filter(None, (teller.reason(reason), note)))


def why_aside(reason: str, note: str, at: datetime) -> SetAside:
    """The reason, as the author is told it. Raises Refusal where none is said."""
    if reason not in SET_ASIDE_REASONS:
        raise Refusal("unknown_reason")
    if reason == OWN_WORDS and is_blank(note):
        raise Refusal("empty_text")
    return SetAside(reason, note.strip(), at)
