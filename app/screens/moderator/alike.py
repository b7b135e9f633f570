"""What may say the same, beside the inputs of the stream: a machine suggests it, and people say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request, Response

from app.domain.inputs.data import Input
from app.domain.inputs.several import MOST_AT_ONCE
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.alike import Alike, alike
from app.screens.moderator.inputs import asked_last
from app.screens.pages import AtModerator, Here, page, session_routes
from app.sense.aside import NotSuggested, Sense
from app.sense.said import Asked, Said, Twins

routes = session_routes()

FINENESS = 0.5
"""As the desk asks, usually; two that may be the same do not depend on it."""


class Beside(NamedTuple):
    """What stands beside an input of the stream: which other may say the same, and the two as a `pair`."""

    line: str
    other: Input
    pair: Alike


@dataclass(frozen=True)
class Suggested(Shown):
    """For each input the likeliest other; `failed` says that nothing can be suggested now."""

    code: str
    beside: list[Beside]
    failed: bool


@routes.get("/moderator/alike")
async def suggested(request: Request, here: Here, me: AtModerator) -> Response:
    """The suggestions, each with the line that it stands beside. A header says of which item they are."""
    item = _item(scene_of(here.room, me.language))
    sense: Sense = request.app.state.sense
    try:
        found, failed = (await sense.suggested(_asked(scene_of(here.room, me.language), item))).twins, False
    except NotSuggested:
        found, failed = (), True
    scene = scene_of(here.room, me.language)
    response = page(request, "moderator/alike.html", Suggested(scene.code, _beside(scene, found), failed))
    response.headers["x-alike"] = item
    return response


def _item(scene: Scene) -> str:
    item = asked_last(scene)
    return item.id if item else ""


def _asked(scene: Scene, item: str) -> Asked:
    """Every original that others may read: so merging asks for nothing new."""
    standing = [one for one in scene.state.inputs_of.get(item, ()) if scene.state.stands(one)]
    said = (Said(one.id, one.text, one.language) for one in standing[-MOST_AT_ONCE:])
    return Asked(tuple(said), (), FINENESS)


def _beside(scene: Scene, twins: tuple[Twins, ...]) -> list[Beside]:
    found = dict[str, Beside]()
    for one in _both_ways(alike(scene.state, twins)):
        found.setdefault(one.line, one)
    return list(found.values())


def _both_ways(pairs: Iterator[Alike]) -> Iterator[Beside]:
    for pair in pairs:
        yield Beside(pair.other.id, pair.head, pair)
        yield Beside(pair.head.id, pair.other, pair)
