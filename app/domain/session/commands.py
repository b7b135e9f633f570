"""What can be asked of the session itself."""

from typing import Literal

from app.domain.command import Command, Sender
from app.domain.entry import Body
from app.domain.outcome import Refusal
from app.domain.session.entries import BegunAfresh, Undone
from app.domain.state import State


class BeginAfresh(Command):
    """Begin another run: what came before was a rehearsal. `run` is the run the moderator saw, so that two
    pressing at once begin one."""

    becomes = (BegunAfresh,)
    do: Literal["begin_afresh"]
    run: int

    def body(self, state: State, sender: Sender) -> Body:
        """Another run."""
        if self.run != state.run:
            raise Refusal("moved_on")
        return BegunAfresh()


class Undo(Command):
    """Undo the last action. `seq` is the action the moderator saw, so that two undo it once."""

    becomes = (Undone,)
    do: Literal["undo"]
    seq: int | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The action undone."""
        if self.seq is None and not state.actions:
            raise Refusal("nothing_to_undo")
        return Undone(seq=state.actions[-1].seq if self.seq is None else self.seq)


COMMANDS = (BeginAfresh, Undo)
