"""Everyone who is in a rehearsal."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TypeVar

from app.rehearsal.holder import Holder
from app.rehearsal.house import House
from app.rehearsal.pace import ARRIVING
from app.rehearsal.person import Person
from app.rehearsal.screen import OnScreen

Someone = TypeVar("Someone", bound=OnScreen)


@dataclass(frozen=True)
class Cast:
    """The holders of the roles that are played, and the participants who came in."""

    house: House
    moderator: Holder
    rapporteur: Holder
    people: list[Person]


async def arrive(house: House, stack: AsyncExitStack, tokens: dict[str, str], how_many: int) -> Cast:
    """Everyone comes in, the holders of roles first, the participants within minutes; they leave with the
    stack. `tokens` are those of the roles' links. Raises NoAnswer where a role cannot be played."""
    moderator, rapporteur, _board = [
        await stack.enter_async_context(Holder(house, role, tokens[role]))
        for role in ("moderator", "rapporteur", "board")
    ]
    people: list[Person] = []

    async def come(number: int) -> None:
        await house.pace.wait(house.chance.uniform(0, ARRIVING))
        people.append(await stack.enter_async_context(Person(house, number)))

    async with asyncio.TaskGroup() as coming:
        for number in range(how_many):
            coming.create_task(house.tried(come(number)))
    return Cast(house, moderator, rapporteur, people)
