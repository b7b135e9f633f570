"""What moderators note for themselves on an item, and what it means."""

from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.entry import Body, Entry, Id, Words
from app.domain.erasing import emptied
from app.domain.roles import MODERATORS
from app.domain.state import State
from app.domain.text import N_

Notes = Annotated[Words, Field(max_length=2000)]


class NotesTaken(
    Body,
    kind="notes_taken",
    by=MODERATORS,
    touches={"notes"},
    erases={"text": emptied},
    identifies=("text",),
    line=N_("noted for the moderators"),
    meaning=N_("A moderator changed the notes that moderators have before them on an item."),
):
    """The moderators' notes on an item read so now. Nobody else reads them, in the log neither;
    undoing leaves them alone."""

    item: Id
    text: Notes = ""


def notes_taken(state: State, entry: Entry, body: NotesTaken) -> None:
    """They stand before the moderators."""
    state.notes[known_item(state, body.item).id] = body.text.strip()
