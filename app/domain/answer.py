"""What a vote offers, and what is said to it."""

from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

from app.domain.text import Model, Text

Answer = dict[str, JsonValue]
"""An answer in the one form in which it is kept: for each row what was said of it, which is the kind's to write
as it likes. A vote without rows has the single row "". `{"local": ["4"], "global": ["no_opinion"]}` answers a
scale over two levels, `{"": {"care": 7, "water": 3}}` distributes ten points."""

Fields = Mapping[str, list[str]]
"""What the fields of a form say, by name."""

NO_OPINION: Final = "no_opinion"
ONLY_ROW: Final = ""


def abstention() -> list[str]:
    """What is said of a row, in every kind of vote, by who has no opinion on it."""
    return [NO_OPINION]


class BadAnswer(ValueError):
    """The answer cannot be one to this vote. The argument is a reason code."""


class Choice(Model):
    """Something that can be chosen from a list."""

    id: str
    label: Text
