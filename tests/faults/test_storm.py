"""Everyone's network comes back at the same moment."""

import asyncio
from collections.abc import Callable

from .house import SOAK, Hall, House
from .phones import everyone, until

PEOPLE = 2000
STORMS = 5 if SOAK else 1
QUESTIONS = (
    ("q2", "relation with donors"),
    ("q3", "main characteristics"),
    ("q4", "challenges and obstacles"),
    ("q5", "crisis impacted"),
    ("q1", "at all levels"),
)


def test_two_thousand_come_back_at_once_and_show_what_is_live_now(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(PEOPLE)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q1")
        await everyone(phone.connect() for phone in phones)
        await everyone(phone.up_to_date(len(hall)) for phone in phones)
        for item, words in QUESTIONS[:STORMS]:
            for phone in phones:
                phone.hang_up()
            await until(lambda: house.screens() == 0, "everyone to be gone")
            assert "ack" in await moderator.do("go", item=item)
            ballots = [phone.vote("3", item="q2") for phone in phones[::10]]
            await asyncio.gather(*(phone.come_back() for phone in phones))
            await asyncio.gather(*(phone.see("now", words) for phone in phones))
            await asyncio.gather(*(phone.answer(key) for phone, key in zip(phones[::10], ballots, strict=True)))
            assert house.screens() == PEOPLE
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().has_all_acknowledged(phones)
