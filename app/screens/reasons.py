"""The reasons for setting an input aside, in words."""

from app.domain.reasons import OWN_WORDS, SET_ASIDE_REASONS, SetAsideReason
from app.domain.text import N_
from app.i18n import _

WORDS: dict[SetAsideReason, str] = {
    "off_question": N_("belongs to another question"),
    "duplicate": N_("says the same as another input"),
    "personal": N_("is about a person"),
    "offensive": N_("could hurt someone"),
    "unclear": N_("cannot be understood"),
    "test": N_("was only a test"),
    OWN_WORDS: N_("does not fit for another reason, which these words say"),
}


def set_aside_reason(code: str) -> str:
    """The reason in the language being spoken; nothing where it is a moderator's own words that say it."""
    if code == OWN_WORDS:
        return ""
    return _(WORDS[code]) if code in WORDS else code


def set_aside_reasons() -> list[tuple[str, str]]:
    """Every reason: its code and its words."""
    return [(code, _(WORDS[code])) for code in SET_ASIDE_REASONS]
