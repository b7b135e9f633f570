"""The rapporteur: the log live, filtered, and to take home."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from app.i18n import _
from app.live.hall.identity import language_of
from app.live.hall.open_room import OpenRoom
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.view import View
from app.screens.log_lines import GROUPS, Filter, newest_lines
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.questions import nothing

routes = session_routes()

MOST_LINES = 200
"""How many entries the page shows at a time, the newest first; the download has them all."""


def tail(scene: Scene) -> dict[str, Any]:
    """Where the log ends now; its coming fetches the lines again, as they are filtered."""
    return {
        "entries": scene.state.seq,
        "inputs": len(scene.state.inputs),
        "people": len(scene.state.participants),
    }


VIEWS = (
    View("rapporteur", "saving", "parts/saving.html", nothing, trouble=True),
    View("rapporteur", "tail", "rapporteur/tail.html", tail, any_entry=True, per_second=1.0),
)


@routes.get("/rapporteur")
async def rapporteur(request: Request, here: Here, me: AtRapporteur) -> Response:
    """The rapporteur's page."""
    data = await _log(request, here)
    views = for_a_page(VIEWS, data["scene"])
    selects = list(_selects(data["scene"], data["wanted"]))
    return page(request, "rapporteur/page.html", {**data, "views": views, "selects": selects})


@routes.get("/rapporteur/log")
async def log(request: Request, here: Here, me: AtRapporteur) -> Response:
    """The lines alone, as they are filtered."""
    return page(request, "rapporteur/log.html", await _log(request, here))


async def _log(request: Request, here: OpenRoom) -> dict[str, Any]:
    scene = scene_of(here.room, language_of(request))
    wanted = _wanted(request, scene)
    engine = request.app.state.hall.engine
    found = await run_in_threadpool(newest_lines, engine, here.room.id, scene, wanted, MOST_LINES)
    return {"scene": scene, "lines": found, "wanted": wanted, "most": MOST_LINES}


def _wanted(request: Request, scene: Scene) -> Filter:
    asked = {name: value.strip() for name, value in request.query_params.items()}
    said = {one.id: asked[one.id] for one in scene.plan.constituencies if asked.get(one.id)}
    return Filter(**{name: asked.get(name, "") for name in ("item", "kind", "theme", "text")}, said=said)


class Select(NamedTuple):
    """Something to filter by: its name in the address, what it is called, what stands for everything, the
    choices with their words, and what is chosen."""

    name: str
    label: str
    everything: str
    choices: list[tuple[str, str]]
    chosen: str


def _selects(scene: Scene, wanted: Filter) -> Iterator[Select]:
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
