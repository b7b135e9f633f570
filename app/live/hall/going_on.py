"""Sessions that go on by themselves when an item's time is up, where a moderator asked for that."""

import asyncio
from collections.abc import Callable, Iterable

import structlog

from app.domain.agenda.going_on import due
from app.domain.clock import Clock
from app.domain.command import OURS
from app.live.room.room import Room
from app.seldom import Seldom

log = structlog.get_logger()

EVERY_SECONDS = 0.5
"""How often it is looked whether a time is up."""

_tell_of = Seldom(600)


async def go_on_in_time(rooms: Callable[[], Iterable[Room]], every: float = EVERY_SECONDS) -> None:
    """Go on in every room whose item's time is up, until cancelled. Processes that do it at once do it once."""
    while True:
        await asyncio.sleep(every)
        for room in rooms():
            try:
                _go_on(room)
            except Exception as error:
                if _tell_of(room.id):
                    log.error("a session does not go on by itself", session=room.id, exc_info=error)


def _go_on(room: Room) -> None:
    state = room.state
    if not state.stage.goes_on:
        return
    if body := due(state, Clock(state.plan, state.stage, room.now())):
        room.note(body, f"{OURS}on-{state.run}-{body.leaving}-{body.up_at.timestamp():.3f}"[:64])
