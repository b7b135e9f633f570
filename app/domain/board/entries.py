"""Another scene on the board, and what it means."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from app.domain.board.data import OnBoard, SceneName
from app.domain.entry import Entry, Moderation, Teller
from app.domain.state import State
from app.domain.text import N_

Minutes = Annotated[int, Field(ge=1, le=120)]


class BoardSwitched(
    Moderation,
    kind="board_switched",
    touches={"board", "times"},
    line=N_("another scene on the board"),
    meaning=N_("The board was switched to another scene, or back to following the session."),
):
    """The board shows this scene until the next item is live; `minutes` are how long a pause is to be. For so
    long the item's time stands still."""

    scene: SceneName
    minutes: Minutes | None = None

    def told(self, teller: Teller) -> str:
        """Which, and for how long."""
        scene = teller.scene(self.scene)
        return f"{scene}, {self.minutes} min" if self.minutes else scene


def board_switched(state: State, entry: Entry, body: BoardSwitched) -> None:
    """It is on the board; a pause of so many minutes is held until then."""
    board = OnBoard(body.scene)
    if body.minutes and body.scene == "pause":
        board = OnBoard("pause", entry.at + timedelta(minutes=body.minutes), entry.at)
    state.stage = replace(state.stage.after_the_pause(entry.at), board=board)
