"""What stands where a person's words were, once they are erased."""

from collections.abc import Callable
from typing import Any

from app.domain.text import count_characters
from app.domain.written import is_blank

Erasing = Callable[[Any, int], Any]
"""What stands in the place of words, given them and a number that no other wording has; None: nothing."""


def marked(text: str, number: int) -> str:
    """A mark: other than any other wording, and refused where the words were refused, for being none or too
    many, so that what follows in the log means what it meant."""
    words = text.strip()
    return text if is_blank(words) else f"[{number}]".ljust(count_characters(words), "…")


def emptied(text: str, number: int) -> str:
    """No words."""
    return ""


def dropped(text: str, number: int) -> None:
    """Left unsaid."""


def without_words(answer: dict[str, Any], number: int) -> dict[str, Any]:
    """An answer to a vote without the words that were written in it. What was chosen is a number, and stays."""
    return {row: {"words": []} if _is_written(said) else said for row, said in answer.items()}


def _is_written(said: Any) -> bool:
    return isinstance(said, dict) and isinstance(said.get("words"), list)
