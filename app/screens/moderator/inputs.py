"""The stream of inputs to the live item; between questions, of those to the last one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem, Review
from app.domain.inputs.data import Input
from app.domain.inputs.voices import voices
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, chips
from app.screens.moderator.streamed import streamed
from app.screens.questions import called
from app.screens.reasons import set_aside_reason, set_aside_reasons

MOST_LEFT = 30
"""How many of those that wait at an earlier item stand in the stream; more come as these are handled."""


class Line(NamedTuple):
    """An input in the stream, with those for which it stands. `note` is why it was set aside in a moderator's
    words, `heard` how many inputs come from its author's constituency; `given` are the themes that its author
    did not give it, `own` those that they did."""

    input: Input
    similar: list[Input]
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
    given: str
    own: str


class Left(NamedTuple):
    """An earlier item at which inputs wait: what it is called, how many wait, and the oldest of them."""

    item: str
    called: str
    waiting: int
    lines: list[Line]


@dataclass(frozen=True)
class Inputs(Shown):
    """The inputs, of which item they are, how many were received and what became of them: `merged` are those
    for which another stands; and the reasons for which one can be set aside, by their codes. `review` says who
    reads them first, `unseen` how many that wait do not stand here yet, `left` what waits at earlier items,
    `any_themes` whether the plan has themes."""

    item: str
    title: str
    review: Review
    lines: list[Line]
    received: int
    aside: int
    withdrawn: int
    waiting: int
    unseen: int
    merged: int
    left: list[Left]
    any_themes: bool
    reasons: list[tuple[str, str]]


def inputs(scene: Scene) -> Inputs:
    """As they are now."""
    item = asked_last(scene)
    every = scene.state.inputs_of.get(item.id, []) if item else []
    heard = voices(scene.state, every)
    tally = Counter(scene.state.status(input) for input in every)
    alone = [input for input in every if _is_alone(scene, input)]
    lines = [_line(scene, input, heard) for input in streamed(scene.state, alone, heard)]
    return Inputs(
        item=item.id if item else "",
        title=scene.say(item.title) if item else "",
        review=scene.state.review_of(item.id) if item else "none",
        lines=lines,
        received=len(every),
        aside=tally["set_aside"],
        withdrawn=tally["withdrawn"],
        waiting=tally["held"],
        unseen=sum(scene.state.status(one) == "held" for one in alone)
        - sum(line.status == "held" for line in lines),
        merged=len(every) - len(alone),
        left=list(_left_waiting(scene, item)),
        any_themes=bool(scene.plan.themes),
        reasons=set_aside_reasons(),
    )


def asked_last(scene: Scene) -> AgendaItem | None:
    """The live item, or the last one that took inputs."""
    agenda = scene.state.agenda
    been = [run.item for run in scene.state.stage.runs if agenda[run.item].inputs]
    return agenda[been[-1]] if been else None


def _is_alone(scene: Scene, input: Input) -> bool:
    """Whether no other stands for it."""
    return scene.state.stood_for_by(input) is input


def _left_waiting(scene: Scene, now: AgendaItem | None) -> Iterator[Left]:
    """The earlier items at which inputs wait, in the order of the agenda."""
    for item in scene.state.agenda:
        if item is now or not item.inputs or scene.state.review_of(item.id) != "first":
            continue
        every = scene.state.inputs_of.get(item.id, [])
        waiting = [one for one in every if scene.state.status(one) == "held" and _is_alone(scene, one)]
        if waiting:
            heard = voices(scene.state, every)
            lines = [_line(scene, one, heard) for one in waiting[:MOST_LEFT]]
            yield Left(item.id, called(scene, item), len(waiting), lines)


def _line(scene: Scene, input: Input, heard: Mapping[str, int]) -> Line:
    aside, handling = scene.state.stage.set_aside.get(input.id), scene.state.handled.get(input.id)
    return Line(
        input,
        scene.state.merged_with(input)[1:],
        scene.prompt(input),
        chips(scene, scene.state.themes_of(input)),
        scene.state.status(input),
        scene.state.is_pinned(input),
        set_aside_reason(aside.reason) if aside else "",
        aside.note if aside else "",
        scene.author(input),
        scene.speaking_for(scene.state.said_by(input)),
        len(scene.state.supporters(input)),
        heard[input.id],
        " ".join(handling.themes if handling else ()),
        " ".join(input.themes),
    )


VIEW = View(
    "moderator",
    "inputs",
    "moderator/inputs.html",
    inputs,
    shows=frozenset({"agenda", "words", "care", "support", "people", "desk"}),
)
