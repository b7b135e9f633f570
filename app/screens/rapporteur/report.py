"""The report's page: what the rapporteur writes on one side, what comes out on the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request, Response

from app.domain.guidance.reporting import OF_QUESTION, PARTS, known_part
from app.domain.outcome import Refusal
from app.domain.seen import NOTHING
from app.domain.text import LANGUAGES, N_, Language
from app.i18n import _
from app.live.asking.answers import why, words
from app.live.hall.identity import language_of
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.problems import problem
from app.screens.rapporteur.views import VIEWS

routes = session_routes()

PART_WORDS = {
    "summary": N_("Summary"),
    "moderator": N_("Moderator"),
    "rapporteur": N_("Rapporteur"),
    "next_steps": N_("Next steps"),
    "said": N_("What was said"),
    "agreed": N_("Convergence"),
    "divided": N_("Divergence and minority views"),
    "open": N_("Open points"),
}


class Part(NamedTuple):
    """A part of the report that the rapporteur writes: its id, what it is called, what stands there, and which
    wording that is."""

    id: str
    label: str
    text: str
    revision: int


@dataclass(frozen=True)
class ReportPage(Shown):
    """What the whole page is made of. `told` is the language of the report; `chapters` are the parts under what
    they belong to."""

    scene: Scene
    views: dict[str, str]
    told: Language
    chapters: list[tuple[str, list[Part]]]
    refused: str


@routes.get("/rapporteur/report")
async def report(
    request: Request, here: Here, me: AtRapporteur, language: Language | None = None, refused: str = ""
) -> Response:
    """The page, for a report in a language: the reader's, unless they say another."""
    scene = scene_of(here.room, language_of(request))
    told = language if language in LANGUAGES else me.language
    shown = ReportPage(
        scene=scene,
        views=for_a_page(VIEWS, scene),
        told=told,
        chapters=list(_chapters(scene, told)),
        refused=why(refused, me.language),
    )
    return page(request, "rapporteur/report.html", shown)


@dataclass(frozen=True)
class Writing(Shown):
    """What stands in each part, in the language that is `told`."""

    scene: Scene
    told: Language
    chapters: list[tuple[str, list[Part]]]


@routes.get("/rapporteur/report/writing")
async def writing(request: Request, here: Here, me: AtRapporteur, language: Language | None = None) -> Response:
    """What stands in the parts, for a page on which another rapporteur may write as well."""
    scene, told = scene_of(here.room, language_of(request)), language or me.language
    return page(request, "rapporteur/writing.html", Writing(scene, told, list(_chapters(scene, told))))


@dataclass(frozen=True)
class Theirs(Shown):
    """What stands in a part that another wrote meanwhile."""

    part: Part


@routes.get("/rapporteur/report/theirs")
async def theirs(
    request: Request, here: Here, me: AtRapporteur, part: str, language: Language | None = None
) -> Response:
    """What stands in a part, for whoever wrote there at the same time."""
    scene = scene_of(here.room, language_of(request))
    called = part.rpartition(".")[2]
    try:
        known_part(scene.state, part)
    except Refusal as refusal:
        return problem(request, 404, refusal.reason, words(refusal.reason, me.language))
    shown = Theirs(_part(scene, language or me.language, part, called))
    return page(request, "rapporteur/theirs.html", shown)


def _chapters(scene: Scene, told: Language) -> Iterator[tuple[str, list[Part]]]:
    yield _("The whole report"), [_part(scene, told, part, part) for part in PARTS]
    for item in scene.state.agenda.questions:
        title = f"{item.id.upper()} {scene.say(item.title)}"
        yield title, [_part(scene, told, f"{item.id}.{part}", part) for part in OF_QUESTION]


def _part(scene: Scene, told: Language, id: str, called: str) -> Part:
    written = scene.state.report.get((id, told), NOTHING)
    return Part(id, _(PART_WORDS[called]), written.text, written.revision)
