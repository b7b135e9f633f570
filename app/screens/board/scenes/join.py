"""The way in, filling the wall."""

from dataclasses import dataclass

from app.domain.text import N_
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.board.scenes.base import BoardScene, OnStage
from app.screens.board.way_in import qr, without_scheme


@dataclass(frozen=True)
class Join(OnStage):
    """The address as a drawing and as it is read out; and how many have joined."""

    qr: str
    short: str
    joined: int


def join(scene: Scene) -> Join:
    """As it is now."""
    short = without_scheme(scene.join_url)
    said = _("Join with your phone: %(address)s, code %(code)s", address=short, code=scene.code)
    return Join(said, qr(scene.join_url), short, len(scene.state.participants))


SCENE = BoardScene("join", N_("Join"), "board/scenes/join.html", join, frozenset({"people"}))
