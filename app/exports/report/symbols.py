"""Emoji and other symbols, told by their names: "[thumbs up sign]". Not every reader has a font with them; what
none has is a box or nothing, and a drawing without words says nothing to whoever hears it read."""

from unicodedata import name

import regex

_SYMBOL = regex.compile(r"(?![\0-\u218f])\p{So}|\p{Co}|\p{Cn}")
"""Symbols before the arrows, as © and ™, are in every font of letters; what is assigned to nothing, in none."""
_FLAG = regex.compile(r"[\U0001f1e6-\U0001f1ff]")
_ABOUT = regex.compile(r"[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What says how the sign before it looks: as a picture, on a key, in which colour of skin."""
_CLUSTER = regex.compile(r"\X")

_FIRST_OF_FLAGS = 0x1F1E6 - ord("A")


def in_words(text: str) -> str:
    """The text with the name of each symbol in brackets in its place; a picture made of several has all their
    names in one pair."""
    if text.isascii() or not (_SYMBOL.search(text) or _ABOUT.search(text)):
        return text
    return _CLUSTER.sub(lambda found: _cluster_in_words(found[0]), text)


def name_of(character: str) -> str:
    """One character by its name, or its number where it has none."""
    called = name(character, "")
    return called.lower() if called and "IDEOGRAPH" not in called else f"U+{ord(character):04X}"


def _cluster_in_words(cluster: str) -> str:
    cluster = _ABOUT.sub("", cluster)
    flag = "".join(chr(ord(one) - _FIRST_OF_FLAGS) for one in _FLAG.findall(cluster))
    if flag:
        return f"[flag {flag}]"
    symbols = _SYMBOL.findall(cluster)
    return f"[{', '.join(map(name_of, symbols))}]" if symbols else cluster
