"""Sessions that go on by themselves when an item's time is up, where a moderator asked for that."""

import asyncio
from collections.abc import Callable, Iterable

from app.domain.agenda.going_on import due
from app.domain.clock import Clock
from app.domain.command import OURS
from app.live.room.room import Room

EVERY_SECONDS = 0.5
"""How often it is looked whether a time is up."""


async def go_on_in_time(rooms: Callable[[], Iterable[Room]], every: float = EVERY_SECONDS) -> None:
    """Go on in every room whose item's time is up, until cancelled. Processes that do it at once do it once."""
    while True:
        await asyncio.sleep(every)
        for room in rooms():
            state = room.state
            if not state.stage.goes_on:
                continue
            if body := due(state, Clock(state.plan, state.stage, room.now())):
                room.note(body, f"{OURS}on-{state.run}-{body.leaving}-{body.up_at.timestamp():.3f}"[:64])
