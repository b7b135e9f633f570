"""SIGTERM: what came in is saved and acknowledged, everyone is sent away to come back, and comes back."""

import asyncio
import signal
from collections.abc import Callable
from random import Random

from .house import Hall, House
from .phones import Background, everyone, frame, until, write_long_inputs

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


def test_one_who_says_goodbye_and_does_not_read_does_not_spoil_the_end_for_others(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(20)
    house = open_house(hall)
    phones = hall.phones(house, range(19))

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        await write_long_inputs(phones[:5], "q2")
        odd = await hall.phone(house, 19, buffer=4096).connect()
        assert odd.socket is not None
        odd.stop_reading_with_a_full_line("q2")
        odd.socket.transport.write(frame((1000).to_bytes(2, "big"), opcode=8))
        await until(lambda: house.screens() == len(phones), "it to be counted no longer")
        house.signal(signal.SIGTERM)
        closes = [await phone.closed() for phone in (moderator, *phones)]
        assert await asyncio.to_thread(house.wait_for_the_end) in (0, -signal.SIGTERM)
        assert set(closes) == {1012}
        odd.hang_up()

    asyncio.run(scene())
