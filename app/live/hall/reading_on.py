"""Reading a log up to where this version of the program can read it."""

from sqlalchemy import Engine

from app.domain.entry import Entry
from app.domain.fold import apply
from app.domain.reading import FromTheFuture
from app.domain.state import State
from app.log.read import read_entries


def read_on(engine: Engine, session_id: int, after: int) -> tuple[list[Entry], str]:
    """The entries after a place, up to one that cannot be read; and why it cannot."""
    entries: list[Entry] = []
    try:
        entries.extend(read_entries(engine, session_id, after))
    except FromTheFuture as error:
        return entries, _of_a_newer_version(after + len(entries) + 1, error)
    return entries, ""


def folded(engine: Engine, session_id: int) -> tuple[Entry | None, State, str]:
    """The last entry that can be read, what the log says up to it, and why it goes no further."""
    state, last = State(), None
    try:
        for entry in read_entries(engine, session_id):
            apply(state, entry)
            last = entry
    except FromTheFuture as error:
        return last, state, _of_a_newer_version(state.seq + 1, error)
    return last, state, ""


def _of_a_newer_version(seq: int, error: FromTheFuture) -> str:
    return f"entry {seq} is of a newer version of the program: {error}"
