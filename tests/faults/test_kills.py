"""kill -9, again and again, under a hall that votes: nothing acknowledged is lost, nothing is there twice."""

import asyncio
from collections.abc import Callable
from random import Random

from .house import SOAK, Hall, House
from .phones import Background, everyone, until

PEOPLE = 300
KILLS = 20 if SOAK else 5


def test_killed_again_and_again_nothing_is_lost_or_doubled(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], rng: Random
) -> None:
    hall = hall_of(PEOPLE)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        async with Background() as going_on:
            going_on.add(*(phone.stay() for phone in (moderator, *phones)))
            voting = going_on.add(*(phone.vote_on(rng, (0.1, 0.6)) for phone in phones))
            for number in range(KILLS):
                moment = rng.uniform(0.3, 1.5)
                await asyncio.sleep(moment)
                answered = sum(len(phone.answers) for phone in phones)
                print(f"kill {number + 1} after {moment:.3f} s with {answered} answers")
                house.kill()
                log = hall.log()
                log.has_all_acknowledged(phones)
                log.has_ballots_not_older_than_told(phones)
                await asyncio.to_thread(lambda: house.start().wait_until_ready())
                await until(lambda: all(phone.connected for phone in phones), "everyone to be back")
                assert "ack" in await moderator.do("reveal" if number % 2 else "hide", item="q2")
            await going_on.end(voting)
            await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
        hall.log().is_what_was_sent(phones)
        for phone in phones:
            phone.hang_up()

    asyncio.run(scene())
    house.kill()  # or it notes between the two which screens were seen
    assert f"{len(hall.log().entries)} entries hold" in house.told("verify", hall.code)
