"""SIGTERM: what came in is saved and acknowledged, everyone is sent away to come back, and comes back."""

import asyncio
import signal
from collections.abc import Callable
from random import Random

from .house import Hall, House
from .phones import Background, everyone, until

PEOPLE = 1000
VOTERS = 250


def test_stopped_under_a_thousand_phones_everyone_comes_back_and_nothing_is_lost(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], rng: Random
) -> None:
    hall = hall_of(PEOPLE)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        everybody = [moderator, *phones]
        await everyone(phone.connect() for phone in phones)
        async with Background() as going_on:
            voting = going_on.add(*(phone.vote_on(rng, (0.05, 0.5)) for phone in phones[:VOTERS]))
            await until(lambda: sum(len(phone.answers) for phone in phones) > VOTERS, "everyone to vote")
            house.signal(signal.SIGTERM)
            assert {await phone.closed() for phone in everybody} == {1012}
            await going_on.end(voting)
            assert await asyncio.to_thread(house.wait_for_the_end) in (0, -signal.SIGTERM)
            log = hall.log()
            log.has_all_acknowledged(phones)
            log.has_ballots_not_older_than_told(phones)
            await asyncio.to_thread(lambda: house.start().wait_until_ready())
            await asyncio.gather(*(phone.come_back() for phone in everybody))
            await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
            assert "ack" in await moderator.do("next", leaving="q2")
            await asyncio.gather(*(phone.see("now", "main characteristics") for phone in phones))
        for phone in everybody:
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(phones)
