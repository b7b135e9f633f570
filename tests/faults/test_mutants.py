"""Ten thousand frames that no phone sends: the server lives on, and serves those who behave."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random

from .house import SOAK, Hall, House
from .mutants import ENDING, LIVING
from .phones import Phone, Refused

FRAMES = 100_000 if SOAK else 10_000
A_LINE = 10
"""How many frames go over one line: the last is such that the line probably ends."""

LINES_AT_ONCE = 20
LONGEST_WAIT = 5.0


async def misbehave(phone: Phone, rng: Random) -> None:
    """Send odd frames over one line, together or one by one, and go when the server or the last frame ends it."""
    with suppress(OSError, Refused):
        await phone.connect()
        assert phone.socket is not None
        for kind in [*rng.choices(LIVING, k=A_LINE - 1), rng.choice(ENDING)]:
            phone.socket.transport.write(kind(rng))
            if rng.random() < 0.3:
                await asyncio.sleep(0)
        if rng.random() < 0.5:
            with suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await phone.socket.ended.wait()
    phone.hang_up()


def test_ten_thousand_odd_frames_harm_nobody(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], rng: Random
) -> None:
    lines = FRAMES // A_LINE
    hall = hall_of(1 + 500)
    house = open_house(hall)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        good = await hall.phone(house, 0).connect()
        misbehaving = True

        async def behave() -> None:
            while misbehaving:
                assert "ack" in await good.answer(good.vote(str(rng.randint(1, 5))), LONGEST_WAIT)
                await asyncio.sleep(0.15)

        async def one_after_another(places: range) -> None:
            for place in places:
                await misbehave(hall.phone(house, 1 + place % 500), rng)

        behaving = asyncio.ensure_future(behave())
        await asyncio.gather(*(one_after_another(range(n, lines, LINES_AT_ONCE)) for n in range(LINES_AT_ONCE)))
        misbehaving = False
        await behaving
        assert house.running
        assert good.connected and moderator.connected
        assert "ack" in await moderator.do("next", leaving="q2")
        await good.see("now", "main characteristics")
        print(f"{len(good.answers)} ballots meanwhile; longest wait {max(good.waits.values()):.2f} s")
        good.hang_up()
        moderator.hang_up()
        log = hall.log()
        log.has_all_acknowledged([good])
        log.has_ballots_not_older_than_told([good])

    asyncio.run(scene())
    assert not house.troubles()
