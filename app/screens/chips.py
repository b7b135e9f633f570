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
    """These themes, by their ids: the plan's, and the rapporteur's own."""
    return tuple(_chip(scene, id) for id in themes)


def _chip(scene: Scene, id: str) -> Chip:
    theme = scene.plan.themes_by_id.get(id)
    return (
        Chip(id, theme.group, scene.say(theme.label)) if theme else Chip(id, "own", scene.state.own_themes[id])
    )


def areas(scene: Scene) -> tuple[Chip, ...]:
    """Every theme that is not a part of another."""
    return chips(scene, (theme.id for theme in scene.plan.themes if not theme.part_of))
