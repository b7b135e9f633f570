"""A server that is too far behind turns newcomers away for a moment, fairly, and serves who is there."""

import asyncio
import signal
from collections.abc import Callable

from .house import HELD_UP, Hall, House
from .phones import Background, ask, everyone, join, until

INSIDE, NEWCOMERS, READERS = 100, 200, 200
FEW = 20


async def hold_up(house: House) -> None:
    """Twice, one after the other: the second has begun."""
    house.signal(signal.SIGUSR1)
    await ask(house.port, "/healthz")
    house.signal(signal.SIGUSR1)


def test_held_up_once_nobody_is_turned_away(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(FEW)
    house = open_house(hall, *HELD_UP)

    async def scene() -> None:
        house.signal(signal.SIGUSR1)
        pages = await asyncio.gather(*(ask(house.port, f"/s/{hall.code}") for _ in range(FEW)))
        assert {page.status for page in pages} == {200}

    asyncio.run(scene())


def test_far_behind_newcomers_come_again_and_nothing_of_those_inside_is_lost(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(INSIDE + NEWCOMERS)
    house = open_house(hall, *HELD_UP)
    inside, newcomers = hall.phones(house, range(INSIDE)), hall.phones(house, range(INSIDE, len(hall)))

    async def scene() -> None:
        await hall.at(house, "q2")
        await everyone(phone.connect() for phone in inside)
        await hold_up(house)
        ballots = [phone.vote("4") for phone in inside]
        pages = await asyncio.gather(*(ask(house.port, f"/s/{hall.code}") for _ in range(READERS)))
        turned_away = [page for page in pages if page.status == 503]
        assert turned_away and {page.status for page in pages} <= {200, 503}
        assert all(1 <= int(page.headers["retry-after"]) <= 60 for page in turned_away)
        assert "This page will open in a few seconds." in turned_away[0].body
        await everyone(phone.answer(key) for phone, key in zip(inside, ballots, strict=True))
        await hold_up(house)
        async with Background() as going_on:
            going_on.add(*(phone.stay() for phone in newcomers))
            await until(lambda: all(phone.connected for phone in newcomers), "everyone to be let in")
            await everyone(phone.up_to_date(len(hall)) for phone in newcomers)
        closes = [code for phone in newcomers for code in phone.closes]
        assert closes and set(closes) == {1013}
        assert not any(phone.closes for phone in inside) and all(phone.connected for phone in inside)
        assert (await join(house.port, hall.code)).status == 303
        for phone in (*inside, *newcomers):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(inside)
