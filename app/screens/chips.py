"""Themes as they stand beside what is said of them."""

from collections.abc import Iterable
from typing import NamedTuple

from app.live.showing.scene import Scene


class Chip(NamedTuple):
    """A theme: its id, the group it is of, and what it is called."""

    id: str
    group: str
    label: str


def chips(scene: Scene, themes: Iterable[str]) -> tuple[Chip, ...]:
    """These themes, by their ids."""
    found = (scene.plan.themes_by_id[id] for id in themes)
    return tuple(Chip(theme.id, theme.group, scene.say(theme.label)) for theme in found)


def areas(scene: Scene) -> tuple[Chip, ...]:
    """Every theme that is not a part of another."""
    return chips(scene, (theme.id for theme in scene.plan.themes if not theme.part_of))
