"""The way in: what is asked of whoever joins."""

import secrets
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.people.data import Participant
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.screens.about import hours, kind, umbrella


class Choices(NamedTuple):
    """What may be said of a constituency: its name in the form, how it is asked for, the choices by their ids,
    and what is chosen."""

    name: str
    asked: str
    choices: list[tuple[str, str]]
    chosen: str


@dataclass(frozen=True)
class WayIn(Shown):
    """The form, with what the visitor has said before where they are in already."""

    scene: Scene
    title: str
    kind: str
    hours: str
    zone: str
    umbrella: list[str]
    problem: str
    known: bool
    name: str
    constituencies: list[Choices]
    asks_ticket: bool
    ticket: str
    key: str


def way_in(scene: Scene, me: Participant | None, problem: str, ticket: str) -> WayIn:
    """The way in, for who is `me` already."""
    return WayIn(
        scene=scene,
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        hours=hours(scene),
        zone=scene.plan.zone_label,
        umbrella=umbrella(scene),
        problem=problem,
        known=me is not None,
        name=scene.name(scene.who or ""),
        constituencies=_constituencies(scene, me),
        asks_ticket=scene.plan.door == "tickets" and me is None,
        ticket=ticket,
        key=secrets.token_hex(12),
    )


def _constituencies(scene: Scene, me: Participant | None) -> list[Choices]:
    return [
        Choices(
            one.id,
            scene.say(one.asked),
            [(choice.id, scene.say(choice.label)) for choice in one.choices],
            (me.said.get(one.id) if me else None) or "",
        )
        for one in scene.plan.constituencies
    ]
