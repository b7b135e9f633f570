"""What moderators can ask for themselves while an item is live: their notes, and going on by itself."""

from typing import Literal

from app.domain.agenda.conditions import known_item
from app.domain.agenda.going_on import GoesOnByItself
from app.domain.agenda.notes import Notes, NotesTaken
from app.domain.command import Command, Key, Sender
from app.domain.entry import Body, Id
from app.domain.state import State


class TakeNotes(Command):
    """Change what the moderators have before them on an item. `revision` and `follows` as in Write."""

    becomes = (NotesTaken,)
    do: Literal["take_notes"]
    item: Id
    text: Notes = ""
    revision: int | None = None
    follows: Key | None = None

    def body(self, state: State, sender: Sender) -> Body:
        """The notes."""
        known_item(state, self.item)
        return NotesTaken(**self.model_dump(include={"item", "text", "revision", "follows"}))


class GoOnByItself(Command):
    """Let the session go on by itself when an item's time is up, or no longer."""

    becomes = (GoesOnByItself,)
    do: Literal["go_on"]
    on: bool

    def body(self, state: State, sender: Sender) -> Body:
        """Whether."""
        return GoesOnByItself(on=self.on)


COMMANDS = (TakeNotes, GoOnByItself)
