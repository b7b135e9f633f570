"""Whether a plan can be used as it is written: every thing has an id of its own and words that can be read.

It is asked of who writes a plan, with the key of each mistake; not of the plans that stand in logs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from app.domain.agenda.data import AgendaItem, ShortInputs
from app.domain.answer import Choice
from app.domain.background import Theme
from app.domain.constituencies import Constituency
from app.domain.reserved import collisions
from app.domain.text import LANGUAGES, Language, Model, Text
from app.domain.vote import Vote
from app.domain.written import is_blank

LONGEST_ID = 48
"""As long as an id can be: what is made of it, such as an input's id, is sent and kept as well."""

SEPARATOR = ";"
"""What stands in tables between the ids of a cell."""

_IN_WORDS: dict[Language, str] = {"en": "English", "es": "Spanish", "fr": "French"}


def mistakes(
    plan: Model, agenda: Iterable[AgendaItem], constituencies: Iterable[Constituency], themes: Iterable[Theme]
) -> Iterator[str]:
    """Everything by which a plan with these cannot be used, each with its key."""
    for at, thing in _things(plan):
        for key, why in chain(_odd_id(thing), collisions(thing), _blank_words(thing), _alike(thing)):
            yield f"{at}.{key}: {why}" if at else f"{key}: {why}"
    yield from (f"constituencies: {why}" for why in _same_labels(constituencies))
    yield from (f"themes: {why}" for why in _same_labels(themes))
    items = {one.id for one in agenda}
    yield from (_called_as_an_item(one) for one in themes if one.id in items)


def _things(value: Any, at: str = "") -> Iterator[tuple[str, Model]]:
    """Every value of a plan that has parts, with its key."""
    if isinstance(value, Model):
        yield at, value
        for name in type(value).model_fields:
            yield from _things(getattr(value, name), f"{at}.{name}" if at else name)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _things(one, f"{at}.{_called(one, place)}")


def _called(thing: Any, place: int) -> str:
    """What a thing of a list is called in a key: its id, or its place where that says nothing."""
    id = getattr(thing, "id", "")
    return str(place) if why_odd(id) else id


def _odd_id(thing: Model) -> Iterator[tuple[str, str]]:
    if why := why_odd(getattr(thing, "id", "id")):
        yield "id", why


def why_odd(id: str) -> str:
    """Why something cannot be an id; nothing where it can."""
    if is_blank(id):
        return f"expected an id, found {id!r}"
    if len(id) > LONGEST_ID:
        return f"expected an id of at most {LONGEST_ID} letters, found {len(id)}"
    if id != id.strip() or not id.isprintable() or SEPARATOR in id:
        return f"expected an id without {SEPARATOR!r}, line breaks, or space around it, found {id!r}"
    return ""


def _blank_words(thing: Model) -> Iterator[tuple[str, str]]:
    """Texts in which nothing can be seen, unless the plan might as well have left them out."""
    for name, field in type(thing).model_fields.items():
        text = getattr(thing, name)
        if isinstance(text, Text) and text != field.default:
            for language in LANGUAGES:
                said = getattr(text, language)
                if is_blank(said) and (said or language == "en"):
                    yield f"{name}.{language}", f"expected words, found {said!r}"


def _alike(thing: Model) -> Iterator[tuple[str, str]]:
    """Things of a list that are called the same."""
    match thing:
        case Vote():
            lists = {"rows": thing.rows, "options": thing.choices}
        case Constituency():
            lists = {"choices": thing.choices}
        case ShortInputs():
            lists = {"prompts": thing.prompts}
        case _:
            return
    for key, choices in lists.items():
        yield from ((key, why) for why in _same_labels(choices))


def _same_labels(things: Iterable[Choice | Theme | Constituency]) -> Iterator[str]:
    """Which of these nobody who reads a language could tell from each other, and in which languages."""
    found = defaultdict[tuple[str, ...], list[str]](list)
    for language in LANGUAGES:
        called = defaultdict[str, list[str]](list)
        for one in things:
            called[_as_read(one.label.in_language(language))].append(one.id)
        for label, ids in called.items():
            if label and len(ids) > 1:
                found[tuple(ids)].append(_IN_WORDS[language])
    for same, languages in found.items():
        yield f"{' and '.join(map(repr, same))} have the same label in {', '.join(languages)}"


def _as_read(label: str) -> str:
    return " ".join(label.split()).casefold()


def _called_as_an_item(theme: Theme) -> str:
    """A statement is about the one or the other."""
    return f"themes.{theme.id}.id: an item of the agenda has the id {theme.id!r}; choose another"
