"""A word, or a short expression, as somebody meant it, and which of them are the same."""

import re
from functools import lru_cache
from hashlib import blake2b
from unicodedata import category

from app.domain.answer import BadAnswer
from app.domain.plain_letters import plain_letters
from app.domain.text import count_characters
from app.domain.written import cleaned, is_blank

LONGEST = 30
"""How many characters a word may have: more is not read in a cloud."""
MOST_TOGETHER = 3
"""How many words an expression may have."""

_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of a text and is itself not seen: a word with it would look like another, and turn
round what stands beside it."""


def as_meant(given: object) -> str:
    """What was typed, on one line, without the punctuation around it and what turns it round; nothing where
    none of it can be seen. Raises BadAnswer."""
    if not isinstance(given, str):
        raise BadAnswer("wrong_type")
    word = _bare(" ".join(_TURNS.sub("", cleaned(given)).split()))
    if is_blank(word) or not plain_letters(word):
        return ""
    if len(word.split()) > MOST_TOGETHER:
        raise BadAnswer("more_than_an_expression")
    if count_characters(word) > LONGEST:
        raise BadAnswer("too_long")
    return word


def _bare(word: str) -> str:
    seen = [place for place, one in enumerate(word) if category(one)[0] not in "PZ"]
    return word[seen[0] : seen[-1] + 1] if seen else ""


@lru_cache(maxsize=20_000)
def same(word: str) -> str:
    """What a word is known by: one id for all its spellings, whatever their case and their accents. What was
    written cannot be read from it, so that entries about a word repeat nobody's."""
    return blake2b(plain_letters(word).encode(), digest_size=8).hexdigest()
