"""Words in the three languages of the house."""

from typing import Literal, get_args

import regex
from pydantic import BaseModel, ConfigDict

Language = Literal["en", "es", "fr"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def to_translate(message: str) -> str:
    """Mark a message where it stands; it is translated where it is shown."""
    return message


N_ = to_translate


_CHARACTER = regex.compile(r"\X")


def count_characters(text: str) -> int:
    """How long a text is, as a person counts: an accented letter, a flag, a family of emoji and a line's end
    are one each (extended grapheme clusters, Unicode Standard Annex 29). Space around it does not count."""
    text = text.strip().strip("\ufeff")
    if text.isascii():
        return len(text) - text.count("\r\n")  # the only cluster of it: ten times as fast
    return sum(1 for _ in _CHARACTER.finditer(text))


class Model(BaseModel):
    """A value of the domain: immutable, and strict about names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """A text in English and, where it has been translated, in Spanish and French."""

    en: str
    es: str = ""
    fr: str = ""

    def filled(self, **values: "Text") -> "Text":
        """The text with others put in, each in its language: `%(name)s` stands for the one of that name."""

        def told(to: Language) -> str:
            return self.in_language(to) % {name: one.in_language(to) for name, one in values.items()}

        return Text(en=told("en"), es=told("es"), fr=told("fr")) if values else self

    def in_language(self, language: Language) -> str:
        """The text in `language`; in English where the translation is missing."""
        return getattr(self, language) or self.en
