"""The `.env` file: the names that it sets, and its lines that set nothing as they are written."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from dotenv.parser import Binding, parse_stream

ENV_FILE = ".env"
ENV_FILE_ENCODING = "utf-8-sig"

_NAME = re.compile(r"(?:export\s+)?([A-Za-z_]\w*)")


def names_set() -> list[str]:
    """The names in it, as they are written."""
    return [one.key for one in _bindings() if one.key]


def broken_lines(known: Collection[str]) -> Iterator[str]:
    """What is wrong with it, a sentence for each place, without the values, which may be secrets.

    Whatever cannot be read is wrong, for it may set anything. Of what is read, the names that are `known` are
    ours to judge.
    """
    for one in _bindings():
        is_ours = (one.key or "").upper() in known
        if one.error or (is_ours and "\n" in (one.value or "")):
            yield f"{_place(one)} cannot be read: expected NAME=value in one line, with every quote closed."
        elif is_ours and one.value is None:
            yield f"{_place(one)} sets nothing: expected {one.key}=value."


def _bindings() -> list[Binding]:
    """What stands in it, one after the other; nothing where there is no such file."""
    file = Path(ENV_FILE)
    if not file.is_file():
        return []
    with file.open(encoding=ENV_FILE_ENCODING) as stream:
        return list(parse_stream(stream))


def _place(one: Binding) -> str:
    text = one.original.string
    begun = text.lstrip()
    line = one.original.line + text[: len(text) - len(begun)].count("\n")
    name = _NAME.match(begun)
    return f"{ENV_FILE}: line {line}{f' ({name[1]})' if name else ''}"
