"""A ballot on its way when voting closes counts, if it was cast before; what comes later, or lies, does not."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack

from app.domain.ballots.conditions import GRACE

from .cable import Cable
from .house import Hall, House
from .phones import Phone


async def servers_now(phone: Phone) -> int:
    """What a phone takes for the server's time, in milliseconds."""
    now: int = (await phone.ping())["now"]
    return now


def test_a_ballot_on_its_way_at_the_close_counts_and_one_that_comes_too_late_does_not(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(4)
    house = open_house(hall)

    async def scene() -> None:
        async with AsyncExitStack() as stack:
            moderator = await hall.at(house, "q2")
            on_time, too_late, after, lying = hall.phones(house)
            cables = [await stack.enter_async_context(Cable(house.port)) for _ in range(2)]
            on_time.port, too_late.port = (cable.port for cable in cables)
            for phone in (on_time, too_late, after, lying):
                await phone.connect()
            cast = [await servers_now(phone) for phone in (on_time, too_late)]
            for cable in cables:
                cable.cut()
            keys = [
                phone.send("ballot", item="q2", answer="4", at=at)
                for phone, at in zip((on_time, too_late), cast, strict=True)
            ]
            assert "ack" in await moderator.do("close", item="q2")
            closed = time.monotonic()
            cast_after = await servers_now(after)
            assert (await after.do("ballot", item="q2", answer="4", at=cast_after))["reason"] == "closed"
            assert (await after.do("ballot", item="q2", answer="4"))["reason"] == "closed"
            ahead = cast_after + 3_600_000
            assert (await lying.do("ballot", item="q2", answer="4", at=ahead))["reason"] == "closed"
            cables[0].mend()
            assert "ack" in await on_time.answer(keys[0])
            assert time.monotonic() < closed + GRACE.total_seconds(), "this machine is too slow for the test"
            await asyncio.sleep(closed + GRACE.total_seconds() + 0.2 - time.monotonic())
            cables[1].mend()
            assert (await too_late.answer(keys[1]))["reason"] == "closed"
            assert (await lying.do("ballot", item="q2", answer="4", at=cast[0]))["reason"] == "closed"
            for phone in (moderator, on_time, too_late, after, lying):
                phone.hang_up()

    asyncio.run(scene())
    log = hall.log()
    on_time, too_late, after, lying = hall.phones(house)
    assert log.state.ballot("q2", on_time.who)
    assert not any(log.state.ballot("q2", phone.who) for phone in (too_late, after, lying))
    assert sum(entry.body.kind == "ballot_cast" for entry in log.entries) == 6


def test_a_ballot_under_way_at_the_close_counts_after_a_kill_as_before(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(1)
    house = open_house(hall)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        phone = await hall.phone(house, 0).connect()
        cast = await servers_now(phone)
        assert "ack" in await moderator.do("next", leaving="q2")
        key = phone.send("ballot", item="q2", answer="4", at=cast)
        assert "ack" in await phone.answer(key)
        house.kill()
        await asyncio.to_thread(lambda: house.start().wait_until_ready())
        await phone.come_back()
        before = phone.answers.pop(key)
        phone.repeat(phone.sent[key])
        assert await phone.answer(key) == before
        phone.hang_up()
        moderator.hang_up()

    asyncio.run(scene())
    log = hall.log()
    assert log.state.ballot("q2", hall.phone(house, 0).who)
