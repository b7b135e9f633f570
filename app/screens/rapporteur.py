"""The rapporteur: the log live, filtered, and to take home."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from app.i18n import _
from app.live.hall.hall import OpenRoom
from app.live.hall.identity import language_of
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, View
from app.screens.log_lines import GROUPS, Filter, newest_lines
from app.screens.pages import as_role, open_session, page
from app.screens.questions import nothing

routes = APIRouter()

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


@routes.get("/s/{code}/rapporteur")
async def rapporteur(request: Request) -> Response:
    """The rapporteur's page."""
    here = await open_session(request)
    as_role(request, here, "rapporteur")
    data = await _log(request, here)
    views = for_a_page(VIEWS, data["scene"])
    groups = [(code, _(label)) for code, (label, _kinds) in GROUPS.items()]
    return page(request, "rapporteur/page.html", {**data, "views": views, "groups": groups})


@routes.get("/s/{code}/rapporteur/log")
async def log(request: Request) -> Response:
    """The lines alone, as they are filtered."""
    here = await open_session(request)
    as_role(request, here, "rapporteur")
    return page(request, "rapporteur/log.html", await _log(request, here))


async def _log(request: Request, here: OpenRoom) -> dict[str, Any]:
    wanted = Filter(**{field: request.query_params.get(field, "").strip() for field in asdict(Filter())})
    scene = here.room.scene(language_of(request))
    engine = request.app.state.hall.engine
    found = await run_in_threadpool(newest_lines, engine, here.room.id, scene, wanted, MOST_LINES)
    return {"scene": scene, "lines": found, "wanted": wanted, "most": MOST_LINES}
