"""The moderator's laptop: one glance, one key."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from app.domain.answer import Choice
from app.domain.contributions import Input
from app.domain.topics import EVERYTHING, Topic
from app.exports import constituencies
from app.live.scene import Scene, View
from app.screens.attendance import attendance
from app.screens.door import burst, earlier_day
from app.screens.questions import live_item, nothing
from app.screens.reasons import set_aside_reason, set_aside_reasons

MOST_INPUTS = 150
"""How many inputs the stream shows, the newest first; the rest are with the rapporteur."""


class Line(NamedTuple):
    """An input in the stream."""

    input: Input
    status: str
    reason: str
    author: str
    constituency: str
    support: int


class Group(NamedTuple):
    """A constituency, how many of it have joined and how many of those have answered the live question.

    `answered` is None where the group is too small: beside the answers as they come in, it would say what
    single people answered.
    """

    label: str
    joined: int
    answered: int | None


def clock(scene: Scene) -> dict[str, Any]:
    """The time left, the drift and the projected end."""
    live = live_item(scene)
    return {
        "live": live,
        "ends": scene.item_ends,
        "drift": scene.clock.drift_minutes,
        "projected": scene.shown_end(scene.clock.projected_end),
        "planned": scene.time(scene.clock.planned_end),
    }


def agenda(scene: Scene) -> dict[str, Any]:
    """The agenda: planned, actual and projected times."""
    return {"timings": scene.clock.timings()}


def live(scene: Scene) -> dict[str, Any]:
    """The live item and what can be done with it."""
    live = live_item(scene)
    following = scene.plan.neighbour(scene.state.stage.live, 1)
    started = scene.state.stage.started_at is not None
    return {
        "live": live,
        "started": started,
        "next": scene.say(following.headline) if following else "",
        "last": scene.state.actions[-1] if scene.state.actions else None,
        "leaving": scene.state.stage.live or "",
    }


def answers(scene: Scene) -> dict[str, Any]:
    """The live item's answers as they come in, revealed or not."""
    return {"live": live_item(scene)}


def inputs(scene: Scene) -> dict[str, Any]:
    """The inputs to the live item; between questions, those to the last one."""
    item = scene.state.live if scene.state.live and scene.state.live.inputs else _last_question(scene)
    every = scene.state.inputs_of.get(item.id, []) if item else []
    tally = Counter(scene.state.status(input) for input in every)
    return {
        "item": item,
        "lines": [_line(scene, input) for input in reversed(every[-MOST_INPUTS:])],
        "received": len(every),
        "aside": tally["set_aside"],
        "withdrawn": tally["withdrawn"],
        "reasons": set_aside_reasons(),
    }


def _last_question(scene: Scene) -> Any:
    been = [run.item for run in scene.state.stage.runs if scene.plan.items[run.item].inputs]
    return scene.plan.items[been[-1]] if been else None


def _line(scene: Scene, input: Input) -> Line:
    aside = scene.state.stage.set_aside.get(input.id)
    return Line(
        input,
        scene.state.status(input),
        set_aside_reason(aside.reason) if aside else "",
        scene.author(input),
        scene.constituency(input.author),
        len(input.endorsements),
    )


def people(scene: Scene) -> dict[str, Any]:
    """Who is here: joined, connected, answered and waited for."""
    return {
        **attendance(scene)._asdict(),
        "moderators": scene.presence.count("moderator"),
        "boards": scene.presence.count("board"),
    }


def groups(scene: Scene) -> dict[str, Any]:
    """Who is here, by constituency, and how many of each have answered the live question."""
    live = live_item(scene)
    answered = scene.state.answered.get(live.item.id, set()) if live else set()
    scopes = constituencies.groups(scene.state)
    return {
        "live": live,
        "by_role": _groups(scene, scopes["role"], scene.plan.roles, answered),
        "by_section": _groups(scene, scopes["section"], scene.plan.sections, answered),
        "by_council": _groups(scene, scopes["policy_council"], scene.plan.councils, answered),
    }


def _groups(
    scene: Scene, groups: list[constituencies.Group], choices: Iterable[Choice], answered: set[str]
) -> list[Group]:
    hidden = constituencies.hidden_groups({group: len(group.members) for group in groups})
    labels = {choice.id: scene.say(choice.label) for choice in choices}
    return [
        Group(
            labels[group.value], len(group.members), None if group in hidden else len(group.members & answered)
        )
        for group in groups
        if group.value in labels
    ]


def hands(scene: Scene) -> dict[str, Any]:
    """Who asks for the floor, and who has it."""
    return {"hands": scene.state.hands, "floor": scene.state.stage.floor}


def door(scene: Scene) -> dict[str, Any]:
    """Who may join, whether very many have of late, and whether answers of another day stand."""
    return {
        "closed": scene.state.stage.door_closed,
        "burst": burst(scene),
        "run": scene.state.run,
        "earlier": earlier_day(scene),
        "over": scene.state.stage.ended_at is not None,
    }


def _view(name: str, data: Any, **how: Any) -> View:
    return View("moderator", name, f"moderator/{name}.html", data, **how)


WHO: frozenset[Topic] = frozenset({"agenda", "ballots", "words", "people"})

VIEWS = (
    _view("saving", nothing, trouble=True),
    _view("clock", clock, shows=frozenset({"agenda", "times"}), ticks=True, leads=True),
    _view("agenda", agenda, shows=frozenset({"agenda", "times"}), ticks=True),
    _view("live", live, shows=EVERYTHING - {"ballots", "people"}, leads=True),
    _view("answers", answers, shows=frozenset({"agenda", "voting", "results", "ballots"})),
    _view("inputs", inputs, shows=frozenset({"agenda", "words", "care", "support", "people"})),
    _view("people", people, shows=WHO, presence=True),
    _view("groups", groups, shows=WHO, per_second=2.0),
    _view("hands", hands, shows=frozenset({"floor", "people"})),
    _view(
        "door",
        door,
        shows=frozenset({"door", "people", "agenda", "ballots", "words"}),
        ticks=True,
        per_second=1.0,
    ),
)
