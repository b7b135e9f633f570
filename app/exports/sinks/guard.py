"""Words that may be anything, made safe for spreadsheets.

A spreadsheet takes a cell that begins with one of SIGNS for a formula (OWASP, "CSV Injection"). A file that is
read with another delimiter than the one it was written with breaks cells apart, and what follows a comma, a
semicolon, a tab or a line break inside a text then begins a cell of its own. So in all these places an
apostrophe is put before the sign, and before any blanks and quotes that precede it. `unguarded` takes it away
again, exactly.
"""

import re

SIGNS = "=+-@＝＋－＠"
_FIRST = SIGNS + "\t\r\n"
"""What is dangerous at the very beginning of a cell: some programs pass over these, and see what follows."""

_BLANKS = " \u00a0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
_FIRST_AHEAD = rf"(?=[{_BLANKS}\"']*[{re.escape(_FIRST)}])"
_SIGN_AHEAD = rf"(?=[{_BLANKS}\"']*[{re.escape(SIGNS)}])"
_AFTER_A_DELIMITER = r"(?<=[,;\t\r\n])"
_UNSAFE = re.compile(rf"\A{_FIRST_AHEAD}|{_AFTER_A_DELIMITER}{_SIGN_AHEAD}")
_GUARDED = re.compile(rf"\A'{_FIRST_AHEAD}|{_AFTER_A_DELIMITER}'{_SIGN_AHEAD}")


def guarded(words: str) -> str:
    """The words, with an apostrophe wherever a formula could begin."""
    return _UNSAFE.sub("'", words)


def unguarded(words: str) -> str:
    """The words as they were written."""
    return _GUARDED.sub("", words)
