"""Reading a session plan from the file that a person wrote, in whatever editor they had."""

import codecs
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.domain.plan import Plan
from app.log.logo import as_data

_NO_TEXT = {
    b"PK": "a Word, LibreOffice or zip file",
    b"{\\rtf": "a file with formatting (RTF)",
    b"%PDF": "a PDF",
}
_TYPOGRAPHIC = re.compile("[“”„‟«»‘’\u00a0]")
_AT_LINE = re.compile(r"at line (\d+)")


class PlanError(Exception):
    """The plan cannot be used. The text says where and what was expected."""


def read_plan(path: Path) -> Plan:
    """The plan in a TOML file. Raises PlanError naming each key that is wrong and what was expected."""
    try:
        text = _text(path.read_bytes())
        return Plan.model_validate(_with_its_logo(_parsed(text), path.parent))
    except OSError as error:
        raise PlanError(f"{path}: cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        lines = [f"  {line}" for line in _mistakes(error)]
        raise PlanError("\n".join([f"{path}: the plan has {len(lines)} mistake(s):", *lines])) from error
    except ValueError as error:
        raise PlanError(f"{path}: {error}") from error


def _text(data: bytes) -> str:
    """The file's text: UTF-8, or what its byte order mark says. Raises ValueError."""
    for start, what in _NO_TEXT.items():
        if data.startswith(start):
            raise ValueError(f"this is {what}. Save the plan as plain text, in UTF-8.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in data[:200]:
        raise ValueError("this is UTF-16 without a byte order mark, or no text at all. Save the plan as UTF-8.")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(
            f"line {line} has a letter that is not written as UTF-8 (byte {data[error.start]:#04x}). "
            "Save the plan as UTF-8; your editor may say ANSI, Latin-1 or Windows-1252 now."
        ) from error
    return text if "\n" in text else text.replace("\r", "\n")


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(f"not valid TOML: {error}.{_line_of(str(error), text)}") from error


def _with_its_logo(given: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The plan with its logo in it, in place of the name of a file. Raises ValueError."""
    look = given.get("look")
    if not isinstance(look, dict) or not isinstance(look.get("logo"), str) or not look["logo"]:
        return given
    return {**given, "look": {**look, "logo": as_data(folder / look["logo"])}}


def _line_of(why: str, text: str) -> str:
    """The line that a mistake in TOML is in, and what often is wrong with such a line."""
    found = _AT_LINE.search(why)
    lines = text.splitlines()
    if found is None or not 0 < int(found[1]) <= len(lines):
        return ""
    line = lines[int(found[1]) - 1]
    hint = " TOML wants straight quotes and plain spaces." if _TYPOGRAPHIC.search(line) else ""
    if "24:00" in line:
        hint = " Midnight is 00:00:00."
    return f" The line is: {line.strip()[:120]}{hint}"


def _mistakes(error: ValidationError, at: tuple[int | str, ...] = ()) -> Iterator[str]:
    """Each mistake with its key. Those within a vote come as one mistake, of which they are the reason."""
    for one in error.errors():
        where = (*at, *one["loc"])
        reason = one.get("ctx", {}).get("error")
        if isinstance(reason, ValidationError):
            yield from _mistakes(reason, where)
        else:
            key = ".".join(map(str, where))
            for why in one["msg"].removeprefix("Value error, ").split("\n"):
                yield f"{key}: {why}" if key else why
