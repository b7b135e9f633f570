"""What moderators can ask for themselves while an item is live: their notes, and going on by itself."""

from typing import Literal

from app.domain.agenda.conditions import known_item
from app.domain.agenda.going_on import GoesOnByItself
from app.domain.agenda.notes import Notes, NotesTaken
from app.domain.command import Command, Sender
from app.domain.entry import Body, Id
from app.domain.state import State


class TakeNotes(Command):
    """Change what the moderators have before them on an item."""

    becomes = (NotesTaken,)
    do: Literal["take_notes"]
    item: Id
    text: Notes = ""

    def body(self, state: State, sender: Sender) -> Body:
        """The notes."""
        return NotesTaken(item=known_item(state, self.item).id, text=self.text)


class GoOnByItself(Command):
    """Let the session go on by itself when an item's time is up, or no longer."""

    becomes = (GoesOnByItself,)
    do: Literal["go_on"]
    on: bool

    def body(self, state: State, sender: Sender) -> Body:
        """Whether."""
        return GoesOnByItself(on=self.on)


COMMANDS = (TakeNotes, GoOnByItself)
