"""Texts that may be anything, made fit for a file: no character that a format forbids, and none that turns
round the words beside it."""

import re
from collections.abc import Iterator
from unicodedata import bidirectional

from app.exports.report.symbols import in_words

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What XML 1.0 (2.2) does not allow or discourages, and the byte order mark, which PDF/UA does not allow."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OTHER_WAY = frozenset({"R", "AL"})
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"


def clean(text: str) -> str:
    """The text without what no file may hold, its symbols in words; lines end in "\\n"."""
    return _isolated(in_words(_FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))))


def one_line(text: str) -> str:
    """The text, clean, in one line: for a heading, a caption, a label."""
    return clean(" ".join(_LINE_ENDS.sub("\n", text).split("\n")).replace("\t", " ").strip(" "))


def _isolated(text: str) -> str:
    """The text, with isolates (Unicode Standard Annex 9, 3.1.2) around what in it runs the other way: around
    all of it, where nothing runs this way."""
    settled = text if _is_settled(text) else _TURNS.sub("", text)
    runs = [bidirectional(one) for one in settled]
    if not _OTHER_WAY.intersection(runs) or _TURNS.search(settled):
        return settled
    if "L" not in runs:
        return f"\u2068{settled}\u2069"
    return "".join(_stretches(settled, runs))


def _stretches(text: str, runs: list[str]) -> Iterator[str]:
    """The text in pieces; each that begins and ends with a letter that runs the other way is isolated."""
    begun, done = None, 0
    for place, way in enumerate([*runs, "L"]):
        if way in _OTHER_WAY:
            if begun is None:
                yield text[done:place]
                begun = place
            done = place + 1
        elif way == "L" and begun is not None:
            yield f"\u2068{text[begun:done]}\u2069"
            begun = None
    yield text[done:]


def _is_settled(text: str) -> bool:
    """Whether every turn in the text ends in it: isolates alone, each with its end."""
    depth = 0
    for one in _TURNS.findall(text):
        if one not in _OPENS + _CLOSES:
            return False
        depth += -1 if one == _CLOSES else 1
        if depth < 0:
            return False
    return depth == 0
