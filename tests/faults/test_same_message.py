"""A message that comes twice, late, in another order, by socket and HTTP at once: one entry, one answer."""

import asyncio
from copy import copy
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.harness import new_key

from .house import SOAK, Party
from .phones import Answer, Phone, everyone, post, until

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


def test_however_often_and_by_whatever_way_it_comes_it_is_one_entry_with_one_answer(party: Party) -> None:
    @settings(
        max_examples=100 if SOAK else 15,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(kinds=st.lists(st.sampled_from(KINDS), min_size=6, max_size=6), how=deliveries)
    def holds(kinds: list[Answer], how: list[Delivery]) -> None:
        (phone,) = party.phones(1)
        tablet = copy(phone)
        messages = [{**kind, "key": new_key()} for kind in kinds]
        heard = asyncio.run(deliver(phone, tablet, messages, how))
        assert len(heard) == len(how)
        log = party.hall.log()
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
def test_what_many_send_under_the_key_of_one_is_that_ones(party: Party, way: str) -> None:
    phones = party.phones(20)
    message = {"do": "ballot", "item": "q2", "key": new_key(), "answer": "3"}

    async def scene() -> list[Answer]:
        if way == "http":
            return await asyncio.gather(*(post(phone, message) for phone in phones))
        await everyone(phone.connect() for phone in phones)
        for phone in phones:
            phone.repeat(message)
        answers = [await phone.answer(str(message["key"])) for phone in phones]
        for phone in phones:
            phone.hang_up()
        return answers

    answers = asyncio.run(scene())
    assert sum("ack" in answer for answer in answers) == 1
    assert sum(answer.get("reason") == "key_taken" for answer in answers) == len(phones) - 1
    assert party.hall.log().by_key[str(message["key"])].body.kind == "ballot_cast"
