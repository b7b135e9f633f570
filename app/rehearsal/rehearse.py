"""A rehearsal from beginning to end, on a server that is there."""

import time
from contextlib import AsyncExitStack
from random import Random
from typing import NamedTuple

from app.domain.plan import Plan
from app.log.tables import SessionRow
from app.rehearsal.cast import arrive
from app.rehearsal.house import House, Tell
from app.rehearsal.pace import Pace
from app.rehearsal.report import Report, report_of
from app.rehearsal.script import play


class Asked(NamedTuple):
    """What is to be rehearsed: a copy at the server of an address, by how many participants, and so many times
    faster than life."""

    address: str
    copy: SessionRow
    plan: Plan
    participants: int
    speed: float


async def rehearse(asked: Asked, tell: Tell) -> Report:
    """Let everyone come in, play the session through, and say what was measured. Raises NoAnswer where it
    cannot go on."""
    began = time.monotonic()
    code, original = asked.copy.code, asked.copy.rehearsal_of or ""
    pace = Pace(asked.plan, asked.speed)
    house = House(asked.address, code, asked.plan, pace, tell, Random(), asked.participants)
    async with AsyncExitStack() as stack:
        house.latencies.begin("arrival")
        tokens = {link.role: link.token for link in asked.copy.links}
        cast = await arrive(house, stack, tokens, asked.participants)
        tell(f"{house.pace.clock}  {len(cast.people)} people are here.")
        await play(cast)
    return report_of(house, original, asked.speed, time.monotonic() - began)
