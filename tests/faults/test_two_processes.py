"""Two processes on one PostgreSQL database: one is killed, or both lose their connections; nothing is lost."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, make_url, text

from .house import SOAK, Hall, House
from .phones import Background, Phone, everyone, until

pytest_plugins = ["tests.postgres"]

PEOPLE = 120
KILLS = 6 if SOAK else 2
CUTS = 60 if SOAK else 15


@pytest.fixture
def hall(empty_postgres_url: str, tmp_path: Path) -> Hall:
    return Hall(empty_postgres_url, tmp_path, PEOPLE)


@pytest.fixture
def houses(hall: Hall, open_house: Callable[..., House]) -> Iterator[list[House]]:
    """Two servers of the same hall."""
    yield [open_house(hall), open_house(hall)]


def move(phones: list[Phone], to: House) -> None:
    """From their next connection on, phones reach another process, as a load balancer would have it."""
    for phone in phones:
        phone.port = to.port


def test_when_one_of_two_is_killed_its_phones_go_on_at_the_other(
    hall: Hall, houses: list[House], rng: Random
) -> None:
    phones = hall.phones(houses[0])
    move(phones[1::2], houses[1])

    async def scene() -> None:
        moderators = [await hall.at(houses[0], "q2"), await hall.moderator(houses[1]).connect()]
        await everyone(phone.connect() for phone in phones)
        async with Background() as going_on:
            going_on.add(*(phone.stay() for phone in (*moderators, *phones)))
            voting = going_on.add(*(phone.vote_on(rng, (0.1, 0.5)) for phone in phones))
            for number in range(KILLS):
                dying, other = houses[number % 2], houses[1 - number % 2]
                await asyncio.sleep(rng.uniform(0.5, 1.5))
                move(moderators + phones, other)
                dying.kill()
                await until(lambda: all(phone.connected for phone in phones), "everyone to be at the other")
                log = hall.log()
                log.has_all_acknowledged(phones)
                log.has_ballots_not_older_than_told(phones)
                assert "ack" in await moderators[0].do("reveal" if number % 2 else "hide", item="q2")
                await asyncio.to_thread(lambda: dying.start().wait_until_ready())  # noqa: B023
                move(phones[::2], dying)
                for phone in phones[::4]:
                    phone.hang_up()
            await until(lambda: all(phone.connected for phone in phones), "everyone to be back")
            await going_on.end(voting)
            await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
        hall.log().is_what_was_sent(phones)
        for phone in (*moderators, *phones):
            phone.hang_up()

    asyncio.run(scene())


def test_when_the_database_drops_its_connections_again_and_again_everything_is_still_answered(
    hall: Hall, houses: list[House], rng: Random
) -> None:
    phones = hall.phones(houses[0])
    move(phones[1::2], houses[1])
    database = create_engine(hall.database_url, isolation_level="AUTOCOMMIT")
    others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    async def scene() -> None:
        moderator = await hall.at(houses[0], "q2")
        await everyone(phone.connect() for phone in phones)
        async with Background() as going_on:
            going_on.add(*(phone.stay() for phone in (moderator, *phones)))
            voting = going_on.add(*(phone.vote_on(rng, (0.05, 0.2)) for phone in phones))
            for _ in range(CUTS):
                await asyncio.sleep(rng.uniform(0.05, 0.3))
                with database.connect() as db:
                    db.execute(others)
            await going_on.end(voting)
            await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
            assert "ack" in await moderator.do("next", leaving="q2")
            await everyone(phone.see("now", "main characteristics") for phone in phones)
        hall.log().is_what_was_sent(phones)
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    database.dispose()


def test_while_the_database_is_away_nothing_is_acknowledged_and_then_everything(
    hall: Hall, houses: list[House], postgres_url: str
) -> None:
    phones = hall.phones(houses[0])
    move(phones[1::2], houses[1])
    server = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    name = make_url(hall.database_url).database

    def be(there: bool) -> None:
        with server.connect() as db:
            db.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {'true' if there else 'false'}"))
            db.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))

    async def scene() -> None:
        moderator = await hall.at(houses[0], "q2")
        await everyone(phone.connect() for phone in phones)
        be(there=False)
        for phone in phones:
            phone.vote("3")
        await everyone(phone.see("saving", "Not saved yet, we keep trying") for phone in phones)
        await moderator.see("saving", "The database cannot be written to")
        assert not any(phone.answers for phone in phones)
        be(there=True)
        await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
        await until(
            lambda: not any(phone.shows("saving") for phone in (moderator, *phones)), "the notice to go"
        )
        assert "ack" in await moderator.do("next", leaving="q2")
        await everyone(phone.see("now", "main characteristics") for phone in phones)
        hall.log().is_what_was_sent(phones)
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    server.dispose()


def test_a_moment_in_which_the_database_can_be_written_and_not_read_ends_nothing(
    hall: Hall, houses: list[House], rng: Random
) -> None:
    phones = hall.phones(houses[0])
    move(phones[1::2], houses[1])
    database = create_engine(hall.database_url, isolation_level="AUTOCOMMIT")

    def rename(old: str, new: str) -> None:
        with database.connect() as db:
            db.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    async def scene() -> None:
        moderator = await hall.at(houses[0], "q2")
        await everyone(phone.connect() for phone in phones)
        async with Background() as going_on:
            voting = going_on.add(*(phone.vote_on(rng, (0.05, 0.2)) for phone in phones))
            await asyncio.sleep(0.5)
            rename("participant", "participant_away")  # names are read with every entry of another process
            await asyncio.sleep(1)
            rename("participant_away", "participant")
            await going_on.end(voting)
            await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered", 5)
            for house in houses:
                house.signal(signal.SIGTERM)
            assert {await phone.closed(5) for phone in (moderator, *phones)} == {1012}
        hall.log().is_what_was_sent(phones)

    asyncio.run(scene())
    database.dispose()
