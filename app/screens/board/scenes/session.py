"""The session as it goes: what is asked, its results once revealed, and the inputs chosen to be shown; or the
statement that is read back. Before the session its title, and after it thanks."""

from dataclasses import dataclass

from app.domain.text import N_
from app.domain.topics import Topic
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.about import kind, umbrella
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.board.scenes.chosen import SHOWS as OF_INPUTS
from app.screens.board.scenes.chosen import Large, large_inputs, not_shown, said_of
from app.screens.board.scenes.outcome import Answered, answered
from app.screens.chips import Chip, areas
from app.screens.questions import Asked, Results, live_item
from app.screens.readback import ReadBack, read_back_now


@dataclass(frozen=True)
class Session(Answered, OnStage):
    """The live item with what was answered to it. `title`, `kind` and `umbrella` are the session's; `areas`
    are the themes, where the item says that they are shown; `statement` is the one that is read back."""

    live: Asked | None
    statement: ReadBack | None
    shown: list[Large]
    beyond: int
    areas: tuple[Chip, ...]
    title: str
    kind: str
    umbrella: list[str]


def session(scene: Scene) -> Session:
    """As it is now."""
    live, item = live_item(scene), scene.state.live
    statement, shown, answers = read_back_now(scene), large_inputs(scene), answered(scene, live)
    return Session(
        said=_said(scene, live, statement, answers.results, shown),
        live=live,
        statement=statement,
        shown=shown,
        beyond=not_shown(scene),
        areas=areas(scene) if item and item.shows == "themes" else (),
        title=scene.say(scene.plan.title),
        kind=kind(scene),
        umbrella=umbrella(scene),
        **answers.named(),
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
SCENE = BoardScene("session", N_("The session"), "board/scenes/session.html", session, SHOWS)
