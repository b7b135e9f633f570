"""What the log is filtered by."""

from collections.abc import Iterator
from typing import NamedTuple

from fastapi import Request

from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.log_lines import GROUPS, Filter


class Select(NamedTuple):
    """Something to filter by: its name in the address, what it is called, what stands for everything, the
    choices with their words, and what is chosen."""

    name: str
    label: str
    everything: str
    choices: list[tuple[str, str]]
    chosen: str


def wanted_in(request: Request, scene: Scene) -> Filter:
    """The filter in an address."""
    asked = {name: value.strip() for name, value in request.query_params.items()}
    said = {one.id: asked[one.id] for one in scene.plan.constituencies if asked.get(one.id)}
    return Filter(**{name: asked.get(name, "") for name in ("item", "kind", "theme", "text")}, said=said)


def selects(scene: Scene, wanted: Filter) -> Iterator[Select]:
    """What can be chosen, and what is."""
    items = [(item.id, scene.say(item.title)) for item in scene.state.agenda]
    kinds = [(code, _(label)) for code, (label, _kinds) in GROUPS.items()]
    themes = [(theme.id, f"{theme.id} {scene.say(theme.label)}") for theme in scene.plan.themes]
    yield Select("item", _("Item"), _("All items"), items, wanted.item)
    yield Select("kind", _("Kind"), _("All kinds"), kinds, wanted.kind)
    if themes:
        yield Select("theme", _("Theme"), _("All themes"), themes, wanted.theme)
    for one in scene.plan.constituencies:
        choices = [(choice.id, scene.say(choice.label)) for choice in one.choices]
        everything = scene.say(one.everyone) if one.everyone else _("All")
        yield Select(one.id, scene.say(one.label), everything, choices, wanted.said.get(one.id, ""))
