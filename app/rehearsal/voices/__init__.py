"""What simulated participants are called, and what they say: invented, and in three languages.

The lists stand in the files beside this one. Each sentence is given out once in a rehearsal.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from app.domain.agenda.data import AgendaItem
from app.domain.plan import Plan
from app.domain.text import LANGUAGES, Language

Sentences = dict[Language, Sequence[str]]


class Voices:
    """What is left to say in one rehearsal."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._left: dict[tuple[str, Language], list[str]] = {}
        self._names = {language: _shuffled(names(language), chance) for language in LANGUAGES}

    def name(self, language: Language) -> str:
        """A name nobody in this rehearsal has yet; nothing once there are no more."""
        return _taken(self._names[language])

    def answer(self, item: AgendaItem, language: Language) -> str:
        """An answer to an item; nothing once everything was said, or where it would be too long."""
        most = item.inputs.characters if item.inputs else 0
        return self._next(item.id, language, answers(item)[language], most)

    def spoken(self, item: AgendaItem, language: Language) -> str:
        """What is said aloud to an item; nothing once everything was said."""
        return self._next(f"{item.id} aloud", language, _file("spoken")["spoken"][language])

    def change(self, language: Language) -> str:
        """A change that is asked for to a statement."""
        return str(self._chance.choice(_file("statements")["changes"][language]))

    def _next(self, about: str, language: Language, all: Sequence[str], most: int = 1000) -> str:
        left = self._left.setdefault((about, language), _shuffled(all, self._chance))
        return next((said for _ in all if (said := _taken(left)) and len(said) <= most), "")


class Drafted(NamedTuple):
    """A statement to be drafted: of which kind, on which item ("" for none), and its text in each language."""

    kind: str
    item: str
    texts: dict[Language, str]


def drafts(plan: Plan) -> list[Drafted]:
    """The statements that are drafted in a session of this plan: on its questions, or else in general."""
    asked = {item.question.en: item.id for item in plan.agenda if item.question}
    all = _file("statements")["statements"]
    about = [one for one in all if one.get("question") in asked] or [
        one for one in all if "question" not in one
    ]
    return [
        Drafted(one["kind"], asked.get(one.get("question"), ""), {to: one[to] for to in LANGUAGES})
        for one in about
    ]


def answers(item: AgendaItem) -> Sentences:
    """Everything that can be answered to an item: to its guiding question, or to any."""
    asked = item.question.en if item.question else ""
    general, *others = _file("answers")["answers"]
    return _sentences(next((one for one in others if one["question"] == asked), general))


def names(language: Language) -> list[str]:
    """Every name, first and last, of the regions where the language is spoken."""
    regions = [one for one in _file("names")["names"] if one["language"] == language]
    return [f"{first} {last}" for one in regions for first in one["first"] for last in one["last"]]


def reworded(text: str, language: Language) -> str:
    """The same in other words: a little more of it."""
    return f"{text} {_file('spoken')['reworded'][language]}"


def asked_by_hands(language: Language) -> str:
    """What is asked by a show of hands."""
    return str(_file("spoken")["by_hands"][language])


def _sentences(said: dict[str, Any]) -> Sentences:
    return {language: said[language] for language in LANGUAGES}


def _shuffled(all: Sequence[str], chance: Random) -> list[str]:
    return chance.sample(all, len(all))


def _taken(left: list[str]) -> str:
    return left.pop() if left else ""


@cache
def _file(name: str) -> dict[str, Any]:
    """A file of this folder."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
