"""A message that comes twice, late, in another order, over a socket and by HTTP at once: one entry, one answer."""

import asyncio
import random
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.harness import new_key

from .house import SOAK, Hall, House
from .phones import Answer, Phone, post, until

KINDS: tuple[Answer, ...] = (
    {"do": "ballot", "item": "q2", "answer": "4"},
    {"do": "ballot", "item": "q2", "answer": "1"},
    {"do": "ballot", "item": "q3", "answer": {"local": ["peers"]}},
    {"do": "input", "item": "q2", "text": "Twin cities"},
    {"do": "floor", "wanted": True, "topic": "Peers"},
    {"do": "floor", "wanted": False},
    {"do": "withdraw", "item": "q2"},
)
CHANNELS = ("phone", "tablet", "http")


class Delivery(NamedTuple):
    """One message, by one of the ways it can take, after a pause."""

    message: int
    channel: str
    pause: float


deliveries = st.lists(
    st.builds(Delivery, st.integers(0, 5), st.sampled_from(CHANNELS), st.sampled_from((0, 0, 0.002, 0.02))),
    min_size=2,
    max_size=24,
)


async def deliver(
    phone: Phone, tablet: Phone, messages: list[Answer], how: list[Delivery]
) -> list[tuple[str, Answer]]:
    """Send each as it is to be sent, without waiting for answers; returns every answer with its key."""
    heard: list[tuple[str, Answer]] = []
    for screen in (phone, tablet):
        screen.heard = lambda answer: heard.append((answer.get("ack", answer.get("refused")), answer))
        await screen.connect()
    by_http = []
    for one in how:
        message = messages[one.message]
        if one.channel == "http":
            by_http.append(asyncio.ensure_future(post(phone, message)))
        else:
            screen = phone if one.channel == "phone" else tablet
            screen.repeat(message)
        await asyncio.sleep(one.pause)
    for answer in await asyncio.gather(*by_http):
        heard.append((answer.get("ack", answer.get("refused")), answer))
    await until(lambda: len(heard) >= len(how), f"{len(how)} answers")
    for screen in (phone, tablet):
        screen.hang_up()
    return heard


def test_however_often_and_by_whatever_way_it_comes_it_is_one_entry_with_one_answer(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(400)
    house = open_house(hall)
    people = iter(range(400))

    async def open_the_vote() -> None:
        moderator = await hall.at(house, "q2")
        moderator.hang_up()

    asyncio.run(open_the_vote())

    @settings(
        max_examples=100 if SOAK else 15,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(kinds=st.lists(st.sampled_from(KINDS), min_size=6, max_size=6), how=deliveries)
    def holds(kinds: list[Answer], how: list[Delivery]) -> None:
        place = next(people)
        phone, tablet = hall.phone(house, place), hall.phone(house, place)
        messages = [{**kind, "key": new_key()} for kind in kinds]
        heard = asyncio.run(deliver(phone, tablet, messages, how))
        assert len(heard) == len(how)
        log = hall.log()
        for one in how:
            key = messages[one.message]["key"]
            answers = [answer for heard_key, answer in heard if heard_key == key]
            assert all(answer == answers[0] for answer in answers), answers
            entry = log.by_key[key]
            assert entry.actor == phone.who
            if "ack" in answers[0]:
                assert answers[0]["seq"] == entry.seq

    holds()


@pytest.mark.parametrize("way", ["socket", "http"])
def test_what_many_send_under_the_key_of_one_is_that_ones(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], way: str
) -> None:
    hall = hall_of(20)
    house = open_house(hall)
    key = new_key()

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        phones = [await phone.connect() for phone in hall.phones(house)]
        message = {"do": "ballot", "item": "q2", "key": key, "answer": "3"}
        if way == "http":
            answers = await asyncio.gather(*(post(phone, message) for phone in phones))
        else:
            random.shuffle(phones)
            for phone in phones:
                phone.repeat(message)
            answers = [await phone.answer(key) for phone in phones]
        assert sum("ack" in answer for answer in answers) == 1
        assert sum(answer.get("reason") == "key_taken" for answer in answers) == len(phones) - 1
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    assert hall.log().by_key[key].body.kind == "ballot_cast"
