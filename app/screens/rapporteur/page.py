"""The rapporteur's page, and the lines of the log alone."""

from dataclasses import dataclass

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from app.live.asking.answers import why
from app.live.hall.identity import language_of
from app.live.hall.open_room import OpenRoom
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.chips import Chip, chips
from app.screens.log_lines import Filter, LogLine, newest_lines
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.rapporteur.filters import Select, selects, wanted_in
from app.screens.rapporteur.views import VIEWS

routes = session_routes()

MOST_LINES = 200
"""How many entries the page shows at a time, the newest first; the download has them all."""


@dataclass(frozen=True)
class Log(Shown):
    """The newest entries that are wanted, each with its themes, and how many there are at most."""

    scene: Scene
    lines: list[tuple[LogLine, tuple[Chip, ...]]]
    most: int


@dataclass(frozen=True)
class RapporteurPage(Log):
    """What the whole page is made of; `text` is what is searched for, `refused` says why what was last sent by
    a form of it was not done."""

    views: dict[str, str]
    selects: list[Select]
    text: str
    refused: str


@routes.get("/rapporteur")
async def rapporteur(request: Request, here: Here, me: AtRapporteur, refused: str = "") -> Response:
    """The page; `refused` is a reason's code."""
    scene = scene_of(here.room, language_of(request))
    wanted = wanted_in(request, scene)
    log = await _log(request, here, scene, wanted)
    chosen = list(selects(scene, wanted))
    shown = RapporteurPage(
        **log.named(),
        views=for_a_page(VIEWS, scene),
        selects=chosen,
        text=wanted.text,
        refused=why(refused, me.language),
    )
    return page(request, "rapporteur/page.html", shown)


@routes.get("/rapporteur/log")
async def log(request: Request, here: Here, me: AtRapporteur) -> Response:
    """The lines alone, as they are filtered."""
    scene = scene_of(here.room, language_of(request))
    return page(request, "rapporteur/log.html", await _log(request, here, scene, wanted_in(request, scene)))


async def _log(request: Request, here: OpenRoom, scene: Scene, wanted: Filter) -> Log:
    engine = request.app.state.hall.engine
    found = await run_in_threadpool(newest_lines, engine, here.room.id, scene, wanted, MOST_LINES)
    return Log(scene, [(line, chips(scene, line.themes)) for line in found], MOST_LINES)
