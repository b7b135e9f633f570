"""The statements, while an item is live that reads them back: which is read back now, and which is next."""

from dataclasses import dataclass

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.readback import ReadBack, read_back


@dataclass(frozen=True)
class Statements(Shown):
    """Whether an item is live that reads back; every statement that stands; and the id of the next one that was
    not read back yet."""

    reads_back: bool
    statements: list[ReadBack]
    following: str


def statements(scene: Scene) -> Statements:
    """As they are now."""
    live = scene.state.live
    standing = [read_back(scene, one) for one in scene.state.statements.values() if not one.dropped]
    return Statements(
        reads_back=bool(live and live.reads_back),
        statements=standing,
        following=next((one.id for one in standing if not one.was_forward), ""),
    )


VIEW = View(
    "moderator",
    "statements",
    "moderator/statements.html",
    statements,
    shows=frozenset({"agenda", "guidance", "verdicts", "desk"}),
    per_second=2.0,
)
