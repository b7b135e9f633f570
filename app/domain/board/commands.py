"""What can be asked of the board."""

from typing import Literal

from app.domain.board.data import SceneName
from app.domain.board.entries import BoardSwitched, Minutes
from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.state import State


class SwitchBoard(Command):
    """Show another scene on the board, or `session` to let it follow the session again. A pause may say how
    long it is to be."""

    becomes = (BoardSwitched,)
    do: Literal["board"]
    scene: SceneName
    minutes: Minutes | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The scene."""
        return BoardSwitched(scene=self.scene, minutes=self.minutes)


COMMANDS = (SwitchBoard,)
