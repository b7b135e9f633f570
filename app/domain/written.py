"""What a person meant to write: texts pasted from slides, and texts of which nothing can be seen."""

import re
import unicodedata

LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What other programs write where a line ends: slides a vertical tab, documents a form feed."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
"""What no document can hold and nobody means: NUL, other controls, byte order marks, halves of a character."""

SEEN = frozenset("LNPS")
"""The general categories of what can be seen by itself: letters, numbers, punctuation, symbols."""

BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and symbols that are drawn as nothing: Hangul fillers, the empty Braille pattern."""


def cleaned(text: str) -> str:
    """The text as it was meant: line breaks of other programs are line breaks, other controls are nothing."""
    if text.isprintable():  # nearly every text, and every id: there is none of these in it
        return text
    return UNWRITABLE.sub("", LINE_BREAKS.sub("\n", text))


LONGEST_NAME = 80


def name_as_meant(name: str) -> str:
    """A name as it was meant, on one line; nothing where none of it can be seen. Raises ValueError with the
    reason where it is too long."""
    meant = " ".join(cleaned(name).split())
    if len(meant) > LONGEST_NAME:
        raise ValueError("too_long")
    return "" if is_blank(meant) else meant


def is_blank(text: str) -> bool:
    """Whether there is nothing in the text that can be seen."""
    return not any(unicodedata.category(one)[0] in SEEN and one not in BLANK_LETTERS for one in text)
