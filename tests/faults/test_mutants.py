"""Ten thousand frames that no phone sends: the server lives on, and serves those who behave."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest

from .house import SOAK, Hall, House, Party
from .mutants import ENDING, LIVING, handshake
from .phones import Phone, Refused, everyone, frame, until

FRAMES = 100_000 if SOAK else 10_000
A_LINE = 10
"""How many frames go over one line: the last is such that the line probably ends."""

LINES_AT_ONCE = 20
REQUESTS = 10_000 if SOAK else 1000
LONGEST_WAIT = 5.0


async def misbehave(phone: Phone, rng: Random) -> None:
    """Send odd frames over one line, together or one by one, and go when the last one is out."""
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
        await until(lambda: house.screens() == 1, "their lines to be closed")
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


def test_odd_requests_for_a_websocket_harm_nobody(party: Party, rng: Random) -> None:
    house, (one, other) = party.house, party.phones(2)

    async def ask_oddly() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
        writer.write(handshake(rng, one.request()))
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(0.1):
                await reader.read(100)
        writer.transport.abort()

    async def scene() -> None:
        await everyone((ask_oddly() for _ in range(REQUESTS)), at_once=20)
        await other.connect()
        assert "ack" in await other.answer(other.vote("4"))
        other.hang_up()

    asyncio.run(scene())
    assert not house.troubles()


def cut_anywhere(whole: bytes, rng: Random) -> list[bytes]:
    """A stream of bytes in pieces, as the network may deliver it."""
    places = sorted(rng.sample(range(1, len(whole)), len(whole) // 60))
    return [whole[a:b] for a, b in zip([0, *places], [*places, len(whole)], strict=True)]


def test_messages_that_the_network_cuts_anywhere_arrive_whole_and_in_order(party: Party, rng: Random) -> None:
    phones = party.phones(20)

    async def send_cut(phone: Phone) -> None:
        """Many ballots, some in fragments, with pings and pongs between them and within."""
        keys = [phone.vote(str(rng.randint(1, 5))) for _ in range(80)]  # kept, and not yet sent
        await phone.connect(resend=False)
        assert phone.socket is not None
        stream = b""
        for key in keys:
            data = json.dumps(
                phone.sent[key] | {"words": "é" * rng.choice((0, 10, 100, 2000))}, ensure_ascii=False
            ).encode()
            at = rng.randrange(len(data))
            beat = rng.choice((b"", frame(b"beat", opcode=9), frame(b"", opcode=10)))
            stream += beat + rng.choice(
                (
                    frame(data),
                    frame(data[:at], first=0) + beat + frame(data[at:], opcode=0),
                    frame(data, opcode=2),
                )
            )
        for piece in cut_anywhere(stream, rng):
            phone.socket.transport.write(piece)
            await asyncio.sleep(rng.choice((0, 0, 0.001)))

    async def scene() -> None:
        await everyone(send_cut(phone) for phone in phones)
        await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
        for phone in phones:
            phone.hang_up()

    asyncio.run(scene())
    log = party.hall.log()
    log.is_what_was_sent(phones)
    for phone in phones:
        assert [entry.key for entry in log.entries if entry.actor == phone.who][1:] == list(phone.sent)


NO_TEXT = frame(b"\xff", first=0) + frame(b"\xfe", opcode=0)
GOODBYE = frame((1000).to_bytes(2, "big"), opcode=8)


@pytest.mark.parametrize(
    "last", [pytest.param(b"", id="alone"), pytest.param(GOODBYE, id="with a goodbye after it")]
)
def test_a_text_in_pieces_that_is_no_utf_8_is_refused_without_ado(party: Party, last: bytes) -> None:
    (phone,) = party.phones(1)
    before = party.house.log().count("Traceback")

    async def scene() -> None:
        await phone.connect()
        assert phone.socket is not None
        phone.socket.transport.write(NO_TEXT + last)
        await until(lambda: phone.unread or not phone.connected, "a refusal, or the end")
        phone.hang_up()

    asyncio.run(scene())
    assert party.house.log().count("Traceback") == before
