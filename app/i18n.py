"""The words of the interface, in the language of whoever reads them.

The catalogues are gettext `.po` files under `locales/`, read as they are: there is no compile step. A kind of
vote that has texts of its own has its own under `locales/` in its folder. English texts are the message ids.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote

LOCALES = Path(__file__).parent / "locales"

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "es": "Español", "fr": "Français"}

speaking: ContextVar[Language] = ContextVar("speaking", default="en")
"""The language in which `_` and `ngettext` answer now."""


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    """Within this, `_` and `ngettext` answer in `language`."""
    token = speaking.set(language)
    try:
        yield
    finally:
        speaking.reset(token)


@cache
def translations(language: Language) -> NullTranslations:
    """The catalogue of a language."""
    folders = [LOCALES, *(vote.folder() / "locales" for vote in Vote.kinds.values())]
    catalogue = NullTranslations()
    for path in (folder / f"{language}.po" for folder in folders):
        if path.exists():
            catalogue.add_fallback(_read(path, language))
    return catalogue


def _read(path: Path, language: Language) -> GNUTranslations:
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def gettext(message: str, /, **values: object) -> str:
    """The message in the language being spoken, with `%(name)s` filled in."""
    text = translations(speaking.get()).gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The message for `n` things in the language being spoken; `%(n)s` is the number."""
    return translations(speaking.get()).ngettext(singular, plural, n) % {"n": n, **values}


_ = gettext

_BEFORE_A_MARK: dict[Language, str] = {"en": "", "es": "", "fr": "\u00a0"}
"""What stands before a colon or a semicolon."""


def label(text: str) -> str:
    """What stands before something, in the language being spoken: "About: "."""
    return f"{text}{_BEFORE_A_MARK[speaking.get()]}: "


def language_in_words(language: Language) -> str:
    """What a language is called within a sentence, in the language being spoken: "in French", "en francés"."""
    return str(Locale(speaking.get()).languages[language])


def one_by_one(texts: Iterable[str]) -> str:
    """Texts that may have commas of their own in one line: "Africa 4; Europe 3"."""
    return f"{_BEFORE_A_MARK[speaking.get()]}; ".join(texts)


def best_language(wanted: Iterable[str]) -> Language:
    """The first wanted language the house speaks ("fr-CA" asks for "fr"); English if none."""
    for tag in wanted:
        for language in LANGUAGES:
            if tag.strip().lower().split("-")[0] == language:
                return language
    return "en"


def accepted_languages(header: str) -> list[str]:
    """The languages of an Accept-Language header, most wanted first (RFC 9110, 12.5.4)."""
    wanted = [(_quality(part), part.split(";")[0].strip()) for part in header.split(",") if part.strip()]
    return [tag for quality, tag in sorted(wanted, key=lambda one: -one[0]) if quality > 0]


def _quality(part: str) -> float:
    """The weight of one language: from 0, not wanted, to 1, the default."""
    given = re.search(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$", part, re.IGNORECASE)
    return float(given[1]) if given else 0.0 if ";" in part else 1.0
