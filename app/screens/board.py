"""The board in front of the room: what is asked, the time left, who has answered, and what the room thinks."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import segno

from app.domain.inputs.data import Input
from app.domain.topics import Topic
from app.live.showing.scene import Scene
from app.live.showing.view import View
from app.screens.attendance import attendance
from app.screens.questions import live_item, nothing

MOST_INPUTS = 3
"""How many inputs stand on the board at once: the ones shown last."""


class Large(NamedTuple):
    """An input as it stands on the board; `author` is empty unless names are shown."""

    input: Input
    author: str
    constituency: str
    support: int


def head(scene: Scene) -> dict[str, Any]:
    """The time left and how far the agenda has come."""
    been = {run.item for run in scene.state.stage.runs}
    return {"live": live_item(scene), "ends": scene.item_ends, "been": been}


def stage(scene: Scene) -> dict[str, Any]:
    """The question, its results once revealed, and the inputs chosen to be shown."""
    live = live_item(scene)
    chosen = [scene.state.inputs[one.input] for one in scene.state.stage.shown]
    stand = [i for i in chosen if live and i.item == live.item.id and scene.state.status(i) == "shown"]
    return {
        "live": live,
        "results": live.results if live and live.stage.revealed else None,
        "shown": [_large(scene, input) for input in stand[-MOST_INPUTS:]],
    }


def _large(scene: Scene, input: Input) -> Large:
    name = scene.author(input) if scene.state.stage.names else ""
    return Large(input, name, scene.constituency(input.author) if name else "", len(input.endorsements))


def participation(scene: Scene) -> dict[str, Any]:
    """How many have joined, are connected and have answered, one seat each."""
    return attendance(scene)._asdict()


@cache
def qr(url: str) -> str:
    """A QR code as an SVG drawing."""
    drawing: str = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return drawing


def page_data(scene: Scene, views: dict[str, str]) -> dict[str, Any]:
    """What the whole page is made of."""
    return {"scene": scene, "views": views, "qr": qr(scene.join_url), "short": short(scene.join_url)}


def short(url: str) -> str:
    """An address as it is read out: without its scheme."""
    return url.split("://", 1)[-1]


def _view(name: str, data: Callable[[Scene], dict[str, Any]], **how: Any) -> View:
    template = "parts/saving.html" if name == "saving" else f"board/{name}.html"
    return View("board", name, template, data, **how)


STAGE: frozenset[Topic] = frozenset(
    {"agenda", "voting", "results", "ballots", "words", "care", "names", "support", "people"}
)

VIEWS = (
    _view("saving", nothing, trouble=True),
    _view("head", head, shows=frozenset({"agenda", "times"}), leads=True),
    _view("stage", stage, shows=STAGE, leads=True),
    _view(
        "participation", participation, shows=frozenset({"agenda", "ballots", "words", "people"}), presence=True
    ),
)
