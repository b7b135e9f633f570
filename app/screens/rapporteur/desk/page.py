"""The desk's page, and its columns alone."""

from dataclasses import dataclass

from fastapi import Request, Response

from app.domain.guidance.words import KINDS, STANCES
from app.i18n import _
from app.live.asking.answers import why
from app.live.hall.identity import language_of
from app.live.showing.rendering import for_a_page
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.screens.pages import AtRapporteur, Here, page, session_routes
from app.screens.rapporteur.desk.evidence import Piece, Pile, left, named_piece, piles
from app.screens.rapporteur.desk.statements import Card, Chosen, card, chosen
from app.screens.rapporteur.desk.wanted import Order, orders, selects, theme_names, wanted_in
from app.screens.rapporteur.filters import Select
from app.screens.rapporteur.views import VIEWS

routes = session_routes()

MOST_PIECES = 300
"""How many pieces of evidence stand in the column at a time; filters find the others."""


@dataclass(frozen=True)
class Desk(Shown):
    """The three columns. `input` is the piece of evidence in hand, `heads` what it can be merged into; `left`
    how many were not looked at yet; `stances`, `groups`, `kinds`, `abouts` and `addressees` are what can be
    chosen, each with its words; `query` is the address's, so that whoever chooses a statement keeps the
    filter."""

    scene: Scene
    piles: list[Pile]
    left: int
    cards: list[Card]
    chosen: Chosen | None
    input: Piece | None
    heads: list[tuple[str, str]]
    themes: list[tuple[str, str]]
    groups: list[tuple[str, str]]
    stances: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    abouts: list[tuple[str, str]]
    sections: list[str]
    addressees: list[tuple[str, str]]
    query: str


@dataclass(frozen=True)
class DeskPage(Desk):
    """What the whole page is made of."""

    views: dict[str, str]
    selects: list[Select]
    orders: list[tuple[Order, str]]
    order: Order
    text: str
    only_left: bool
    refused: str


@routes.get("/rapporteur/desk")
async def desk(request: Request, here: Here, me: AtRapporteur, refused: str = "") -> Response:
    """The page; `refused` is a reason's code."""
    scene = scene_of(here.room, language_of(request))
    wanted = wanted_in(request, scene)
    shown = DeskPage(
        **_desk(request, scene).named(),
        views=for_a_page(VIEWS, scene),
        selects=list(selects(scene, wanted)),
        orders=orders(),
        order=wanted.order,
        text=wanted.text,
        only_left=wanted.left,
        refused=why(refused, me.language),
    )
    return page(request, "rapporteur/desk/page.html", shown)


@routes.get("/rapporteur/desk/columns")
async def columns(request: Request, here: Here, me: AtRapporteur) -> Response:
    """The columns alone, as they are filtered."""
    scene = scene_of(here.room, language_of(request))
    return page(request, "rapporteur/desk/columns.html", _desk(request, scene))


def _desk(request: Request, scene: Scene) -> Desk:
    asked = request.query_params
    statement = scene.state.statements.get(asked.get("statement", ""))
    return Desk(
        scene=scene,
        piles=_at_most(piles(scene, wanted_in(request, scene), statement)),
        left=left(scene),
        cards=[card(scene, one) for one in scene.state.statements.values()],
        chosen=chosen(scene, statement) if statement else None,
        input=named_piece(scene, asked.get("input", ""), statement),
        heads=_heads(scene, asked.get("input", "")),
        themes=list(theme_names(scene).items()),
        groups=[(one.id, one.label) for one in scene.state.groups.values() if one.inputs],
        stances=[(stance, _(word)) for stance, word in STANCES.items()],
        kinds=[(kind, _(word)) for kind, word in KINDS.items()],
        abouts=_abouts(scene),
        sections=_sections(scene),
        addressees=[(one.id, scene.say(one.name)) for one in scene.plan.organisations],
        query=_query(request),
    )


def _heads(scene: Scene, id: str) -> list[tuple[str, str]]:
    """The other inputs to the same question that stand for themselves, in the wordings that stand."""
    input = scene.state.inputs.get(id)
    if input is None or not scene.state.stands(input):
        return []
    others = (one for one in scene.state.standing_inputs(input.item) if one is not input)
    return [(f"{one.id}:{one.revision}", f"{one.id} {one.text}") for one in others]


def _at_most(found: list[Pile]) -> list[Pile]:
    kept, room = [], MOST_PIECES
    for pile in found:
        kept.append(pile._replace(pieces=pile.pieces[:room]))
        room -= len(kept[-1].pieces)
    return [pile for pile in kept if pile.pieces]


def _abouts(scene: Scene) -> list[tuple[str, str]]:
    items = [(one.id, f"{one.id.upper()} {scene.say(one.title)}") for one in scene.state.agenda.questions]
    return items + [(id, f"{id} {name}") for id, name in theme_names(scene).items()]


def _sections(scene: Scene) -> list[str]:
    """Where a statement can go in the policy: the plan's areas, and what was entered before."""
    areas = [f"{theme.id} {scene.say(theme.label)}" for theme in scene.plan.themes if not theme.part_of]
    entered = [one.section for one in scene.state.statements.values() if one.section]
    return list(dict.fromkeys((*areas, *entered)))


def _query(request: Request) -> str:
    kept = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in ("statement", "input", "refused") and value
    ]
    return str(request.url.replace_query_params(**dict(kept)).query)
