"""The way in: what is asked of whoever joins."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.domain.people.data import Participant
from app.domain.text import Language
from app.live.showing.render import render
from app.live.showing.renderings import KEY
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.stencil import Stencil, slot
from app.screens.about import hours, kind, umbrella


class Choices(NamedTuple):
    """What may be said of a constituency: its name in the form, how it is asked for, the choices by their ids,
    and what is chosen."""

    name: str
    asked: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class WayIn(Shown):
    """The form, with what the visitor typed in it, else with what they have said before."""

    code: str
    short: str
    title: str
    kind: str
    date: str
    hours: str
    zone: str
    umbrella: tuple[str, ...]
    problem: str
    known: bool
    name: str
    constituencies: tuple[Choices, ...]
    asks_ticket: bool
    ticket: str
    key: str
    rehearsal: bool


def way_in(scene: Scene, me: Participant | None, problem: str, typed: Mapping[str, str]) -> WayIn:
    """The way in, for who is `me` already, with what is `typed` in its fields."""
    return WayIn(
        code=scene.code,
        short=scene.short_title,
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        date=scene.long_date,
        hours=hours(scene),
        zone=scene.plan.zone_label,
        umbrella=tuple(umbrella(scene)),
        problem=problem,
        known=me is not None,
        name=typed.get("name", scene.name(scene.who or "")),
        constituencies=_constituencies(scene, me, typed),
        asks_ticket=scene.plan.door == "tickets" and me is None,
        ticket=typed.get("ticket", ""),
        key=slot(KEY),
        rehearsal=scene.rehearsal,
    )


@lru_cache(64)
def way_in_stencil(language: Language, shown: WayIn) -> Stencil:
    """The way in as a page with a slot for the key of its form: the same for all who are new here."""
    return Stencil(render("participant/join.html", language, shown.named()))


def _constituencies(scene: Scene, me: Participant | None, typed: Mapping[str, str]) -> tuple[Choices, ...]:
    return tuple(
        Choices(
            one.id,
            scene.say(one.asked),
            tuple((choice.id, scene.say(choice.label)) for choice in one.choices),
            typed.get(one.id, (me.said.get(one.id) if me else None) or ""),
        )
        for one in scene.plan.constituencies
    )
