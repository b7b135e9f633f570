"""What cannot be saved is not acknowledged, everyone is told, and it heals by itself."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .disks import Disk, LimitedFiles, small_disk
from .house import SOAK, Hall, House
from .phones import Phone, everyone, until

PEOPLE = 30
LOCKED_SECONDS = 3.0
PATIENCE_OF_SQLITE = 10.0
"""How long the server waits for a locked database before it calls it trouble; see app/log/database.py."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Where the database is."""
    with small_disk(tmp_path / "disk") as one:
        yield one


@pytest.fixture(params=["a full disk", "files that may not grow"])
def any_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Disk:
    """A database that cannot grow, for either reason."""
    one: Disk = LimitedFiles(tmp_path) if "files" in request.param else request.getfixturevalue("disk")
    return one


def hall_on(disk: Disk, output: Path) -> Hall:
    return Hall(f"sqlite:///{disk.folder}/hemicycle.db", output, PEOPLE)


async def told_that_it_is_not_saved(phones: list[Phone], moderator: Phone, patience: float = 20) -> None:
    await everyone(phone.see("saving", "Not saved yet, we keep trying", patience) for phone in phones)
    await moderator.see("saving", "The database cannot be written to", patience)


async def told_that_all_is_well(phones: list[Phone], moderator: Phone, patience: float = 20) -> None:
    everybody = (*phones, moderator)
    await until(lambda: not any(one.shows("saving") for one in everybody), "the notice to go", patience)


async def all_is_saved(phones: list[Phone], moderator: Phone) -> None:
    """What waited is acknowledged, and nobody is told of trouble any more."""
    await until(lambda: all(not phone.waiting for phone in phones), "everything to be answered")
    await told_that_all_is_well(phones, moderator)


async def not_acknowledged(hall: Hall, phones: list[Phone], keys: list[str]) -> None:
    """None of it was acknowledged, and rightly so."""
    await asyncio.gather(*(phone.ping() for phone in phones))
    log = hall.log()
    for phone, key in zip(phones, keys, strict=True):
        assert key not in phone.answers
        assert key not in log.by_key


def test_what_does_not_fit_on_the_disk_waits_and_is_saved_once_when_there_is_room(
    any_disk: Disk, tmp_path: Path, open_house: Callable[..., House]
) -> None:
    disk, hall = any_disk, hall_on(any_disk, tmp_path)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        before = [phone.vote("2") for phone in phones]
        await everyone(phone.answer(key) for phone, key in zip(phones, before, strict=True))
        disk.fill(house)
        first = [phone.vote("3") for phone in phones]
        await told_that_it_is_not_saved(phones, moderator)
        second = [phone.vote("4") for phone in phones]
        for phone in phones[::2]:  # some lose patience meanwhile, and dial again
            phone.hang_up()
            await phone.connect()
        for keys in (first, second):
            await not_acknowledged(hall, phones, keys)
        disk.free(house)
        await all_is_saved(phones, moderator)
        assert "ack" in await moderator.do("next", leaving="q2")
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(phones)
    assert house.running


def test_a_full_disk_that_also_takes_the_servers_output_ends_nothing(
    disk: Disk, open_house: Callable[..., House]
) -> None:
    hall = hall_on(disk, disk.folder)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        disk.fill(house, output=True)
        keys = [phone.vote("3") for phone in phones]
        await told_that_it_is_not_saved(phones, moderator, patience=3)
        await not_acknowledged(hall, phones, keys)
        disk.free(house)
        await all_is_saved(phones, moderator)
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(phones)


def test_after_a_kill_on_a_full_disk_nobody_is_told_of_trouble_that_is_over(
    disk: Disk, tmp_path: Path, open_house: Callable[..., House]
) -> None:
    hall = hall_on(disk, tmp_path)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        disk.fill(house)
        keys = [phone.vote("3") for phone in phones]
        await told_that_it_is_not_saved(phones, moderator)
        await everyone(phone.up_to_date(len(hall.log().entries)) for phone in phones)
        house.kill()
        disk.free(house)
        assert not any(key in hall.log().by_key for key in keys)
        await asyncio.to_thread(lambda: house.start().wait_until_ready())
        await everyone(phone.come_back() for phone in (moderator, *phones))
        await everyone(phone.answer(key) for phone, key in zip(phones, keys, strict=True))
        hall.log().is_what_was_sent(phones)
        await told_that_all_is_well(phones, moderator, patience=2)
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())


def test_while_another_program_holds_the_database_everyone_waits_and_can_read(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(PEOPLE)
    house = open_house(hall)
    phones = hall.phones(house)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        other = sqlite3.connect(hall.database_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        keys = [phone.vote("3") for phone in phones]
        await asyncio.sleep(LOCKED_SECONDS)
        await not_acknowledged(hall, phones, keys)
        late = hall.phone(house, 0)
        await late.connect()
        await late.see("now", "relation with donors")
        if SOAK:
            await asyncio.sleep(PATIENCE_OF_SQLITE - LOCKED_SECONDS)
            await told_that_it_is_not_saved(phones, moderator)
        other.execute("ROLLBACK")
        other.close()
        await all_is_saved(phones, moderator)
        for phone in (moderator, late, *phones):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(phones)


def test_while_the_file_is_moved_away_nothing_is_acknowledged_and_back_in_its_place_all_is_saved(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House], tmp_path: Path
) -> None:
    hall = hall_of(PEOPLE)
    house = open_house(hall)
    phones = hall.phones(house)
    file, elsewhere = tmp_path / "hemicycle.db", tmp_path / "elsewhere.db"

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        await everyone(phone.connect() for phone in phones)
        file.rename(elsewhere)
        keys = [phone.vote("3") for phone in phones]
        await told_that_it_is_not_saved(phones, moderator)
        assert house.get("/readyz").status_code == 503
        assert not file.exists(), "no empty one was made"
        assert not any(key in phone.answers for phone, key in zip(phones, keys, strict=True))
        elsewhere.rename(file)
        await all_is_saved(phones, moderator)
        for phone in (moderator, *phones):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().is_what_was_sent(phones)
