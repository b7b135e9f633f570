"""The stream of inputs to the live item; between questions, of those to the last one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem, Review
from app.domain.inputs.data import Input
from app.domain.inputs.voices import voices
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, chips
from app.screens.reasons import set_aside_reason, set_aside_reasons

MOST_INPUTS = 150
"""How many inputs the stream shows, the newest first; the rest are with the rapporteur."""

MOST_OLDER = 30
"""How many older ones it shows besides: so many with the most support, and so many of the least heard."""


class Line(NamedTuple):
    """An input in the stream. `note` is why it was set aside in a moderator's words, `heard` how many inputs
    come from its author's constituency."""

    input: Input
    prompt: str
    themes: tuple[Chip, ...]
    status: str
    pinned: bool
    reason: str
    note: str
    author: str
    constituency: str
    support: int
    heard: int


@dataclass(frozen=True)
class Inputs(Shown):
    """The inputs, of which item they are, how many were received and what became of them; and the reasons for
    which one can be set aside, by their codes. `review` says who reads them first."""

    item: str
    title: str
    review: Review
    lines: list[Line]
    received: int
    aside: int
    withdrawn: int
    waiting: int
    reasons: list[tuple[str, str]]


def inputs(scene: Scene) -> Inputs:
    """As they are now."""
    item = _asked_last(scene)
    every = scene.state.inputs_of.get(item.id, []) if item else []
    heard = voices(scene.state, every)
    tally = Counter(scene.state.status(input) for input in every)
    return Inputs(
        item=item.id if item else "",
        title=scene.say(item.title) if item else "",
        review=scene.state.review_of(item.id) if item else "none",
        lines=[_line(scene, input, heard) for input in _streamed(every, heard)],
        received=len(every),
        aside=tally["set_aside"],
        withdrawn=tally["withdrawn"],
        waiting=tally["held"],
        reasons=set_aside_reasons(),
    )


def _asked_last(scene: Scene) -> AgendaItem | None:
    agenda = scene.state.agenda
    been = [run.item for run in scene.state.stage.runs if agenda[run.item].inputs]
    return agenda[been[-1]] if been else None


def _streamed(every: list[Input], heard: Mapping[str, int]) -> list[Input]:
    """The newest first; of the older ones those that come first in another order."""
    newest, older = every[-MOST_INPUTS:], every[:-MOST_INPUTS]
    supported = sorted(older, key=lambda one: -len(one.endorsements))[:MOST_OLDER]
    least = sorted(older, key=lambda one: heard[one.id])[:MOST_OLDER]
    chosen = {one.id for one in (*supported, *least)}
    return [*reversed(newest), *(one for one in reversed(older) if one.id in chosen)]


def _line(scene: Scene, input: Input, heard: Mapping[str, int]) -> Line:
    aside = scene.state.stage.set_aside.get(input.id)
    return Line(
        input,
        scene.prompt(input),
        chips(scene, scene.state.themes_of(input)),
        scene.state.status(input),
        scene.state.is_pinned(input),
        set_aside_reason(aside.reason) if aside else "",
        aside.note if aside else "",
        scene.author(input),
        scene.speaking_for(scene.state.said_by(input)),
        len(input.endorsements),
        heard[input.id],
    )


VIEW = View(
    "moderator",
    "inputs",
    "moderator/inputs.html",
    inputs,
    shows=frozenset({"agenda", "words", "care", "support", "people", "desk"}),
)
