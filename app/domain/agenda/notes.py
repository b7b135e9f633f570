"""What moderators note for themselves on an item, and what it means."""

from typing import Annotated

from pydantic import Field

from app.domain.agenda.conditions import known_item
from app.domain.entry import Body, Entry, Id, Words, as_before
from app.domain.erasing import emptied
from app.domain.roles import MODERATORS
from app.domain.seen import NOTHING, Written, must_have_seen
from app.domain.state import State
from app.domain.text import N_

Notes = Annotated[Words, Field(max_length=2000)]


class NotesTaken(
    Body,
    kind="notes_taken",
    lifts={1: as_before},
    by=MODERATORS,
    touches={"notes"},
    erases={"text": emptied},
    identifies=("text",),
    line=N_("noted for the moderators"),
    meaning=N_("A moderator changed the notes that moderators have before them on an item."),
):
    """The moderators' notes on an item read so now. Nobody else reads them, in the log neither;
    undoing leaves them alone. `revision` and `follows` as in ReportWritten: those of the plan are 0."""

    item: Id
    text: Notes = ""
    revision: int | None = None
    follows: str | None = None


def notes_taken(state: State, entry: Entry, body: NotesTaken) -> None:
    """They stand before the moderators."""
    item = known_item(state, body.item).id
    before = state.notes.get(item, NOTHING)
    if body.revision is not None:
        must_have_seen(state.outcomes, before.revision, body.revision, body.follows, "part_reworded")
    state.notes[item] = Written(body.text.strip(), before.revision + 1)
