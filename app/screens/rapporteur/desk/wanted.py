"""What of the evidence is wanted, and what it is put together by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from fastapi import Request

from app.domain.inputs.data import Input
from app.domain.plain_letters import plain_letters
from app.domain.state import State
from app.domain.text import LANGUAGES
from app.i18n import LANGUAGE_NAMES, _
from app.live.showing.scene import Scene
from app.screens.quoting import in_general
from app.screens.rapporteur.filters import Select

Order = Literal["question", "theme", "group"]
"""What evidence is put together by: the item it was said to, the themes it has, the groups of likes."""

ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True)
class Wanted:
    """Nothing set: everything. `left` is only what was not looked at yet."""

    item: str = ""
    theme: str = ""
    language: str = ""
    consent: str = ""
    text: str = ""
    left: bool = False
    order: Order = "question"
    said: Mapping[str, str] = field(default_factory=dict)
    """What its author said of themselves, by constituency."""


def wanted_in(request: Request, scene: Scene) -> Wanted:
    """What an address asks for."""
    asked = {name: value.strip() for name, value in request.query_params.items()}
    said = {one.id: asked[one.id] for one in scene.plan.constituencies if asked.get(one.id)}
    told = {name: asked.get(name, "") for name in ("item", "theme", "language", "consent", "text")}
    order: Order = next((one for one in ORDERS if one == asked.get("order")), "question")
    return Wanted(**told, left="left" in asked, order=order, said=said)


def is_wanted(scene: Scene, input: Input, wanted: Wanted) -> bool:
    """Whether an input is."""
    state = scene.state
    handling = state.handled.get(input.id)
    return (
        input.withdrawn_at is None
        and not scene.state.is_erased(input)
        and (not wanted.item or input.item == wanted.item)
        and (not wanted.language or input.language == wanted.language)
        and (not wanted.consent or (input.consent or "none") == wanted.consent)
        and (not wanted.left or not (handling and handling.looked_at))
        and wanted.said.items() <= dict(state.said_by(input)).items()
        and (not wanted.theme or any(one.startswith(wanted.theme) for one in state.themes_of(input)))
        and _says(scene, input, plain_letters(wanted.text))
    )


def _says(scene: Scene, input: Input, sought: str) -> bool:
    parts = (input.text, input.id, scene.author(input), *(one.text for one in input.renderings.values()))
    return not sought or any(sought in plain_letters(part) for part in parts)


def theme_names(scene: Scene) -> dict[str, str]:
    """Every theme's name, the plan's first, then the rapporteur's own."""
    plans = {theme.id: scene.say(theme.label) for theme in scene.plan.themes}
    return plans | scene.state.own_themes


def selects(scene: Scene, wanted: Wanted) -> Iterator[Select]:
    """What can be chosen, and what is."""
    items = [
        (item.id, scene.say(item.title)) for item in scene.state.agenda if _has_inputs(scene.state, item.id)
    ]
    themes = [(id, f"{id} {name}") for id, name in theme_names(scene).items()]
    yield Select("item", _("Item"), _("All items"), items, wanted.item)
    yield Select("theme", _("Theme"), _("All themes"), themes, wanted.theme)
    for one in scene.plan.by_weight:
        choices = [(choice.id, scene.say(choice.label)) for choice in one.choices]
        everything = scene.say(one.everyone) if one.everyone else _("All")
        yield Select(one.id, scene.say(one.label), everything, choices, wanted.said.get(one.id, ""))
    languages = [(str(code), LANGUAGE_NAMES[code]) for code in LANGUAGES]
    yield Select("language", _("Language"), _("All languages"), languages, wanted.language)
    yield Select("consent", _("May be quoted"), _("Any"), list(in_general(scene).items()), wanted.consent)


def orders() -> list[tuple[Order, str]]:
    """What evidence can be put together by."""
    return [("question", _("by question")), ("theme", _("by theme")), ("group", _("by what says alike"))]


def _has_inputs(state: State, item: str) -> bool:
    return item in state.inputs_of
