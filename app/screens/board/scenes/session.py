"""The session as it goes: what is asked, its results once revealed, and the inputs chosen to be shown; or the
statement that is read back. Before the session its title, and after it thanks."""

from dataclasses import dataclass

from app.domain.topics import Topic
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.about import kind, umbrella
from app.screens.agreement import Agreement
from app.screens.board.agreement import agreement_on_board
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.board.scenes.chosen import SHOWS as OF_INPUTS
from app.screens.board.scenes.chosen import Large, large_inputs, said_of
from app.screens.board.scenes.outcome import MOST_COUNTS, split_on_board
from app.screens.chips import Chip, areas
from app.screens.questions import Asked, Results, live_item
from app.screens.readback import ReadBack, read_back_now
from app.screens.shifts import Shifted, shifted
from app.screens.splits import Split


@dataclass(frozen=True)
class Session(OnStage):
    """The live item with what is shown of it. `title`, `kind` and `umbrella` are the session's; `areas` are the
    themes, where the item says that they are shown; `hands` is what was counted by show of hands;
    `statement` is the one that is read back; `split` the result by groups, where it is
    shown so, `shift` what changed since an earlier round; `agreement` what people say of
    the inputs, once it is revealed."""

    live: Asked | None
    statement: ReadBack | None
    results: Results | None
    split: Split | None
    shift: Shifted | None
    agreement: Agreement | None
    hands: list[str]
    shown: list[Large]
    areas: tuple[Chip, ...]
    title: str
    kind: str
    umbrella: list[str]


def session(scene: Scene) -> Session:
    """As it is now."""
    live, item = live_item(scene), scene.state.live
    statement, shown = read_back_now(scene), large_inputs(scene)
    results = live.results if live and live.revealed else None
    return Session(
        said=_said(scene, live, statement, results, shown),
        live=live,
        statement=statement,
        results=results,
        split=split_on_board(scene),
        shift=shifted(scene),
        agreement=agreement_on_board(scene),
        hands=live.hands[-MOST_COUNTS:] if live else [],
        shown=shown,
        areas=areas(scene) if item and item.shows == "themes" else (),
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        umbrella=umbrella(scene),
    )


def _said(
    scene: Scene,
    live: Asked | None,
    statement: ReadBack | None,
    results: Results | None,
    shown: list[Large],
) -> str:
    if live is None:
        return _("The session has ended") if scene.ended else ""
    if statement:
        return statement.text
    said = (live.headline, results.sentence if results else "", said_of(scene, shown))
    return " ".join(filter(None, said))


SHOWS: frozenset[Topic] = OF_INPUTS | {"voting", "results", "ballots", "hands", "guidance", "verdicts"}
SCENE = BoardScene("session", "board/scenes/session.html", session, SHOWS)
