"""Suggestions of what says alike and of what: a person confirms them, and the log says who did and why."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from fastapi import Request, Response

from app.domain.background import Theme
from app.domain.inputs.data import Input
from app.domain.text import LANGUAGES, Language, Text
from app.i18n import _, language_in_words
from app.live.hall.identity import language_of
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.alike import Alike, alike
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.rapporteur.desk.wanted import theme_names
from app.sense.aside import NotSuggested, Sense
from app.sense.said import NOTHING, Asked, Said, Suggestions, ThemeSaid

routes = session_routes()

FINENESS = {"coarse": 0.25, "usual": 0.5, "fine": 0.75}
MOST_TWINS, MOST_THEMED = 20, 60
"""How many near-duplicates and themes are suggested at a time."""

_CLAUSE = re.compile(r"[.;:]\s+")


class Group(NamedTuple):
    """Inputs that may say alike, each with its words, and what ties them."""

    inputs: list[tuple[str, str]]
    because: str


class Themed(NamedTuple):
    """An input that may be of a theme, and why."""

    input: str
    text: str
    theme: str
    label: str
    because: str


class Doubted(NamedTuple):
    """An input that may be in another language than it is said to be in: in `language`, called `name`; and
    why."""

    input: str
    text: str
    language: Language
    name: str
    because: str


@dataclass(frozen=True)
class Suggested(Shown):
    """What is suggested and was not done yet; `failed` says that nothing can be suggested now. `languages` are
    inputs that may be in another language than their authors were reading."""

    code: str
    groups: list[Group]
    themed: list[Themed]
    pairs: list[Alike]
    languages: list[Doubted]
    opinions: list[tuple[int, list[tuple[str, str]]]]
    fineness: str
    failed: bool


@routes.get("/rapporteur/desk/suggestions")
async def suggestions(request: Request, here: Here, me: AtRapporteur, fineness: str = "usual") -> Response:
    """What is suggested now, as a part of the desk."""
    scene = scene_of(here.room, language_of(request))
    sense: Sense = request.app.state.sense
    try:
        found, failed = await sense.suggested(_asked(scene, FINENESS.get(fineness, 0.5))), False
    except NotSuggested:
        found, failed = NOTHING, True
    scene = scene_of(here.room, language_of(request))
    return page(request, "rapporteur/desk/suggestions.html", _suggested(scene, found, fineness, failed))


def _asked(scene: Scene, fineness: float) -> Asked:
    state = scene.state
    inputs = (one for one in state.inputs.values() if state.counts(one) and not state.is_erased(one))
    own = (ThemeSaid(id, (label,)) for id, label in scene.state.own_themes.items())
    return Asked(
        tuple(Said(one.id, one.text, one.language) for one in inputs),
        (*(ThemeSaid(one.id, texts_of(one)) for one in scene.plan.themes), *own),
        fineness,
        _support(scene),
    )


def _support(scene: Scene) -> tuple[tuple[str, ...], ...]:
    """What each person supports, their own included; nobody is named."""
    theirs: dict[str, list[str]] = {}
    for input in scene.state.inputs.values():
        if scene.state.counts(input):
            for who in {input.author, *scene.state.endorsers(input)} - {""}:
                theirs.setdefault(who, []).append(input.id)
    return tuple(tuple(theirs[who]) for who in sorted(theirs))


def texts_of(theme: Theme) -> tuple[str, ...]:
    """All that a theme is called and described by, in every language, clause by clause."""
    texts: list[Text] = [theme.label, *([theme.description] if theme.description else [])]
    said = (text.in_language(language) for text in texts for language in LANGUAGES)
    return tuple(
        dict.fromkeys(clause.strip() for one in said for clause in _CLAUSE.split(one) if clause.strip())
    )


def _suggested(scene: Scene, found: Suggestions, fineness: str, failed: bool) -> Suggested:
    return Suggested(
        code=scene.code,
        groups=_groups(scene, found),
        themed=_themed(scene, found)[:MOST_THEMED],
        pairs=list(islice(alike(scene.state, found.twins), MOST_TWINS)),
        languages=[
            _doubted(scene.state.inputs[id], to)
            for id, code in found.languages.items()
            for to in LANGUAGES
            if to == code and id in scene.state.inputs and scene.state.inputs[id].language != to
        ],
        opinions=[
            (one.people, [_said(scene, id) for id in one.statements if id in scene.state.inputs])
            for one in found.opinions
        ],
        fineness=fineness if fineness in FINENESS else "usual",
        failed=failed,
    )


def _doubted(input: Input, language: Language) -> Doubted:
    read, name = language_in_words(input.language), language_in_words(language)
    because = _("its author was reading %(read)s, its words look %(language)s", read=read, language=name)
    return Doubted(input.id, input.text, language, name, because)


def _groups(scene: Scene, found: Suggestions) -> list[Group]:
    """Those of which no input is in a group yet."""
    grouped = {id for one in scene.state.groups.values() for id in one.inputs}
    inputs = scene.state.inputs
    fresh = (one for one in found.groups if not grouped & set(one.ids))
    return [Group([_said(scene, id) for id in one.ids if id in inputs], ", ".join(one.ties)) for one in fresh]


def _themed(scene: Scene, found: Suggestions) -> list[Themed]:
    """Of what has no theme yet, the likeliest."""
    names, inputs = theme_names(scene), scene.state.inputs
    bare = {id for id, one in inputs.items() if not scene.state.themes_of(one)}
    return [
        Themed(id, inputs[id].text, best.theme, names[best.theme], best.because)
        for id, likely in found.themes.items()
        for best in likely[:1]
        if id in bare and best.theme in names
    ]


def _said(scene: Scene, id: str) -> tuple[str, str]:
    input: Input = scene.state.inputs[id]
    return id, input.text
