"""Texts that may be anything, as Markdown in which they are no more than texts (CommonMark 2.4, GFM 6.9)."""

import re

_SIGNS = re.compile(r"[\\`*_\[\]<>&|~^$#@{}]")
_BEGINS_A_LINE = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))", re.MULTILINE)
_BEGINS_A_LINK = re.compile(r"(?<=[a-z])(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t]*\n[\s]*")


def escaped(text: str) -> str:
    """A text in one line or in several, of which none is empty and none begins with a space."""
    text = _BEGINS_A_LINK.sub(r"\\", _SIGNS.sub(r"\\\g<0>", text.replace("\t", " ")))
    return _SPACE.sub("\n", text)


def begun(line: str) -> str:
    """Escaped text as the beginning of a block: what would make it a list or a rule is escaped as well."""
    return _BEGINS_A_LINE.sub(_escape_first, line.lstrip())


def _escape_first(found: re.Match[str]) -> str:
    sign = found[1]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
