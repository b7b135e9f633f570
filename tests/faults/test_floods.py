"""Those who send too much, too fast, or never finish: they are held back, and nobody else notices."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest

from app.live.hall.limits import GUESSES, MESSAGES

from .house import IMPATIENT, Hall, House, Party
from .phones import Background, Phone, Refused, ask, everyone, frame, join, open_socket, until

FLOOD_SECONDS = 5.0
LONGEST_WAIT = 2.0
ALLOWED = MESSAGES.at_once + FLOOD_SECONDS * MESSAGES.per_second + 256 * 1024 // 100
"""The allowance, and what one read takes beyond it."""

TINY_SENDERS = 5
JOINERS = 300
SLOW_LINES = 50


class Flooder:
    """A phone that sends ballots as fast as the line takes them, and reads what it is answered."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.keys: list[str] = []

    async def flood(self, seconds: float) -> None:
        assert self.phone.socket is not None
        transport = self.phone.socket.transport
        until_when = asyncio.get_running_loop().time() + seconds
        while asyncio.get_running_loop().time() < until_when:
            await asyncio.sleep(0)
            if transport.is_closing():
                return
            for _ in range(100 if transport.get_write_buffer_size() < 65536 else 0):
                key = f"flood-{len(self.keys)}"
                self.keys.append(key)
                message = {"do": "ballot", "item": "q2", "answer": str(len(self.keys) % 5 + 1), "key": key}
                transport.write(frame(json.dumps(message).encode()))


def test_one_who_sends_without_end_is_slowed_down_and_delays_nobody(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], rng: Random
) -> None:
    hall = hall_of(101)
    house = open_house(hall)
    phones = hall.phones(house, range(100))

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        flooder = Flooder(await hall.phone(house, 100).connect())
        async with Background() as going_on:
            voting = going_on.add(*(phone.vote_on(rng, (0.2, 0.8)) for phone in phones))
            await flooder.flood(FLOOD_SECONDS)
            through = len(flooder.phone.answers)
            await going_on.end(voting)
        await until(lambda: all(not phone.waiting for phone in phones), "everyone to be answered")
        longest = max(wait for phone in phones for wait in phone.waits.values())
        print(f"{len(flooder.keys)} sent, {through} answered; the others waited {longest:.2f} s at most")
        assert longest < LONGEST_WAIT
        assert through < ALLOWED
        assert all("ack" in flooder.phone.answers[key] for key in flooder.keys[: int(MESSAGES.at_once)])
        flooder.phone.hang_up()
        for phone in (moderator, *phones):
            phone.hang_up()
        log = hall.log()
        log.has_all_acknowledged([flooder.phone, *phones])

    asyncio.run(scene())


@pytest.mark.parametrize("opcode", [pytest.param(1, id="texts"), pytest.param(2, id="binary")])
def test_tiny_frames_by_the_thousand_delay_nobody(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], opcode: int
) -> None:
    hall = hall_of(1 + TINY_SENDERS)
    house = open_house(hall)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        good = await hall.phone(house, 0).connect()
        senders = hall.phones(house, range(1, len(hall)))
        await everyone(phone.connect() for phone in senders)
        for phone in senders:
            assert phone.socket is not None
            phone.socket.transport.write(frame(b"", opcode) * 33_000)
        for number in range(20):
            assert "ack" in await good.answer(good.vote(str(number % 5 + 1)))
            await asyncio.sleep(0.1)
        print(f"longest wait {max(good.waits.values()):.2f} s")
        assert max(good.waits.values()) < 4.0
        for phone in (moderator, good, *senders):
            phone.hang_up()

    asyncio.run(scene())


def test_who_kept_much_in_a_dead_spot_loses_none_of_it(party: Party) -> None:
    little, much = party.phones(2)

    async def scene() -> None:
        for phone, many in ((little, MESSAGES.at_once - 5), (much, MESSAGES.at_once + 30)):
            for number in range(int(many)):
                phone.vote(str(number % 5 + 1))
            await phone.connect()
        await until(lambda: not little.waiting, "all of the one to be answered", 3)
        await until(lambda: not much.waiting, "all of the other to be answered")
        for phone in (little, much):
            phone.hang_up()
        party.hall.log().is_what_was_sent([little, much])

    asyncio.run(scene())


def test_three_hundred_behind_one_address_join_at_once(party: Party) -> None:
    before = len(party.hall.log().state.participants)

    async def scene() -> None:
        answers = await asyncio.gather(
            *(join(party.house.port, party.hall.code, f"Name{n}") for n in range(JOINERS))
        )
        assert {answer.status for answer in answers} == {303}

    asyncio.run(scene())
    assert len(party.hall.log().state.participants) == before + JOINERS


def test_who_guesses_codes_is_told_when_to_come_again_and_others_come_in(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(1)
    house = open_house(hall)

    async def guess(number: int) -> int:
        wrong = f"W{number:05d}"
        path = (f"/s/{wrong}", f"/{wrong}", f"/s/{wrong}/join")[number % 3]
        answer = await ask(house.port, path, body=b"" if path.endswith("join") else None)
        if answer.status == 429:
            assert 1 <= int(answer.headers["retry-after"]) <= 60
        return answer.status

    async def guess_a_socket() -> int:
        with pytest.raises(Refused) as refused:
            await open_socket(("127.0.0.1", house.port), "/s/WRONG1/live/participant", "", lambda text: None)
        return refused.value.status

    async def scene() -> None:
        statuses = [await guess(number) for number in range(190)]
        assert statuses == [404] * 190
        statuses = list(await asyncio.gather(*(guess(number) for number in range(int(GUESSES.at_once)))))
        assert statuses.count(429) > 20
        assert await guess_a_socket() == 429
        phone = await hall.phone(house, 0).connect()
        assert "now" in await phone.ping()
        phone.hang_up()
        assert (await join(house.port, hall.code)).status == 303
        assert (await join(house.port, hall.code, source="127.0.0.2")).status == 303
        other = await ask(house.port, "/s/WRONG2", source="127.0.0.2")
        assert other.status == 404

    asyncio.run(scene())


LONG_COOKIE = "hemicycle_participant=" + "x" * 64 * 1024


def test_a_cookie_of_64_kB_is_refused(party: Party) -> None:
    async def scene() -> None:
        for path in (f"/s/{party.hall.code}", "/healthz", "/"):
            refused = await ask(party.house.port, path, headers={"Cookie": LONG_COOKIE})
            assert refused.status in (400, 431)
        assert (await ask(party.house.port, f"/s/{party.hall.code}")).status == 200

    asyncio.run(scene())


@pytest.mark.parametrize("size", [9 * 1024, 64 * 1024])
def test_a_long_cookie_is_refused_on_a_websocket_too(party: Party, size: int) -> None:
    path = f"/s/{party.hall.code}/live/participant"

    async def scene() -> None:
        with pytest.raises(Refused) as refused:
            async with asyncio.timeout(2):
                await open_socket(("127.0.0.1", party.house.port), path, LONG_COOKIE[:size], lambda text: None)
        assert refused.value.status in (400, 403, 431)

    asyncio.run(scene())


class SlowLine:
    """Someone who sends a request a byte a second, and never ends it."""

    def __init__(self, port: int, begins: bytes, drip: bytes = b"x", times: float = float("inf")) -> None:
        self._port, self._begins, self._drip, self._times = port, begins, drip, times
        self.ended = False

    async def run(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        with suppress(ConnectionError):
            writer.write(self._begins)
            while not reader.at_eof():
                with suppress(TimeoutError):
                    async with asyncio.timeout(1):
                        await reader.read(65536)
                self._times -= 1
                writer.write(self._drip if self._times >= 0 else b"")
        self.ended = True
        writer.close()


A_GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


def test_fifty_who_never_finish_asking_keep_nobody_out_and_are_let_go(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(1)
    house = open_house(hall, *IMPATIENT)

    async def scene() -> None:
        lines = [SlowLine(house.port, A_GET + b"X: ") for _ in range(SLOW_LINES)]
        async with Background() as going_on:
            going_on.add(*(line.run() for line in lines))
            await until(lambda: house.sockets > SLOW_LINES, "all of them to be connected")
            answers = await asyncio.gather(*(join(house.port, hall.code) for _ in range(50)))
            assert {answer.status for answer in answers} == {303}
            await until(lambda: all(line.ended for line in lines), "them to be let go", 10)

    asyncio.run(scene())


@pytest.mark.parametrize(
    "begins",
    [
        pytest.param(A_GET + b"\r\n" + A_GET + b"X: ", id="a second request"),
        pytest.param(
            A_GET + b"Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 50000\r\n\r\n",
            id="a body before a websocket",
        ),
    ],
)
def test_who_asks_once_and_then_never_finishes_is_let_go_as_well(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], begins: bytes
) -> None:
    hall = hall_of(1)
    house = open_house(hall, *IMPATIENT)

    async def scene() -> None:
        line = SlowLine(house.port, begins)
        async with Background() as going_on:
            going_on.add(line.run())
            await until(lambda: line.ended, "them to be let go", 5)

    asyncio.run(scene())


@pytest.mark.parametrize("times", [1, float("inf")], ids=["once", "on and on"])
@pytest.mark.parametrize(
    ("asked", "drip"),
    [
        pytest.param(A_GET + b"\r\n", b"\r\n", id="blank lines"),
        pytest.param(A_GET + b"Content-Length: 100000\r\n\r\n", b"x", id="a body nobody reads"),
        pytest.param(A_GET + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", id="chunks nobody reads"),
        pytest.param(A_GET + b"Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n", b"\r\n", id="another protocol"),
    ],
)
def test_who_was_answered_and_says_nothing_of_use_is_let_go(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], asked: bytes, drip: bytes, times: float
) -> None:
    house = open_house(hall_of(1), *IMPATIENT)

    async def scene() -> None:
        line = SlowLine(house.port, asked, drip, times)
        async with Background() as going_on:
            going_on.add(line.run())
            await until(lambda: line.ended, "them to be let go", 12)

    asyncio.run(scene())


def test_a_request_without_end_is_cut_off_soon(party: Party) -> None:
    async def scene() -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", party.house.port)
        writer.write(A_GET + b"X: ")
        sent = 0
        with suppress(ConnectionError):
            while sent < 16 * 1024 * 1024:
                writer.write(b"x" * 65536)
                await writer.drain()
                sent += 65536
        writer.close()
        assert sent < 16 * 1024 * 1024

    asyncio.run(scene())
