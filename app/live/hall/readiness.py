"""Whether this process does what it is for: what comes in is saved, the log is followed, no task is down."""

from collections.abc import Iterator

from app.live.hall.hall import Hall

FAR_BEHIND = 500
"""So many entries that a room has not taken in yet are more than a moment's work."""


def unready(hall: Hall) -> Iterator[str]:
    """What is amiss now, a line each; nothing where all is well. Sessions are called by their number."""
    if not hall.writing:
        yield "entries wait to be saved"
    for name, why in hall.tasks.down.items():
        yield f"a task is down: {name} ({why})"
    for here in hall.rooms:
        if here.room.stopped:
            yield f"session {here.room.id} is stopped: {here.room.stopped}"
        elif here.following.behind > FAR_BEHIND:
            yield f"session {here.room.id} is {here.following.behind} entries behind its log"
    for code, why in hall.unreadable.items():
        yield f"session {code} cannot be opened: {why}"
    if hall.followed_ago > hall.follow_patience:
        yield f"the log has not been read for {hall.followed_ago:.0f} seconds"
