"""Commands that read make nothing and change nothing, and say what they were pointed at."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import make_url

from app.log.database import open_database
from app.log.migrate import MIGRATIONS, only_migrator
from tests.cli.conftest import PUBLIC, Command

pytest_plugins = ["tests.postgres"]

READING = [
    ("links",),
    ("verify",),
    ("export",),
    ("erase", "p-1"),
    ("session", "list"),
    ("backup", "copy.db"),
]


def changed(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as db, db:
        db.execute(statement)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_mistyped_path_makes_no_database(words: tuple[str, ...], said: Command, tmp_path: Path) -> None:
    why = said(*words, DATABASE_URL="sqlite:///data/mistyped.db").refusal
    assert "There is no database at data/mistyped.db. Check DATABASE_URL" in why
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [*READING, ("serve",)], ids=" ".join)
def test_the_database_of_another_program_stays_as_it_is(
    words: tuple[str, ...], said: Command, tmp_path: Path
) -> None:
    changed(tmp_path / "other.db", "CREATE TABLE bookmarks (url TEXT)")
    before = (tmp_path / "other.db").read_bytes()

    why = said(*words, DATABASE_URL="sqlite:///other.db").refusal

    assert "other.db is the database of another program" in why
    assert (tmp_path / "other.db").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize("words", [*READING, ("serve",)], ids=" ".join)
def test_the_database_of_a_newer_version_is_left_to_it(
    words: tuple[str, ...], said: Command, house: str, tmp_path: Path
) -> None:
    changed(tmp_path / "house.db", "UPDATE alembic_version SET version_num = '9999'")
    assert (
        "was made by a newer version of Hemicycle. Use that version" in said(*words, DATABASE_URL=house).refusal
    )


@pytest.fixture
def older(tmp_path: Path) -> Iterator[str]:
    """The address of a database as the first version made it."""
    url = f"sqlite:///{tmp_path}/older.db"
    engine = open_database(url)
    with only_migrator(engine) as db:
        config = Config(attributes={"connection": db})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0001")
    engine.dispose()
    yield url


@pytest.mark.parametrize("words", READING[:-1], ids=" ".join)
def test_the_database_of_an_older_version_is_for_serve_to_bring_up_to_date(
    words: tuple[str, ...], older: str, said: Command
) -> None:
    assert "older version of Hemicycle: start the service once" in said(*words, DATABASE_URL=older).refusal


def test_a_backup_can_be_made_before_a_newer_version_is_started(older: str, said: Command) -> None:
    assert said("backup", "copy.db", DATABASE_URL=older).out.startswith("copy.db: 0 sessions, 0 entries")


def test_a_database_without_a_session_is_said_to_have_none(said: Command, house: str, tmp_path: Path) -> None:
    for table in ("entry", "session"):
        changed(tmp_path / "house.db", f"DELETE FROM {table}")
    assert "There is no session yet: `hemicycle session new PLAN`" in said("links", DATABASE_URL=house).refusal


def test_a_code_may_be_pasted_as_a_link(said: Command, house: str) -> None:
    code = said("session", "list", DATABASE_URL=house).out.split()[0]
    for typed in (f"https://live.example.org/s/{code}", f"{code[:3]}–{code[3:]}.", code.lower()):
        assert "1 entries hold" in said("verify", typed, DATABASE_URL=house).out
    assert "no session with the code 'XXXXXX'" in said("verify", "XXXXXX", DATABASE_URL=house).refusal


# PostgreSQL


def test_postgresql_is_used_however_its_address_begins(empty_postgres_url: str, said: Command) -> None:
    address = empty_postgres_url.partition("://")[2]
    assert "holds nothing of Hemicycle" in said("links", DATABASE_URL=f"postgres://{address}").refusal
    plan = Path(__file__).parents[2] / "app" / "sessions" / "uclg-2021-05-18.toml"
    assert said("session", "new", plan, DATABASE_URL=f"postgres://{address}", **PUBLIC).code == 0
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        assert "1 entries hold" in said("verify", DATABASE_URL=f"{scheme}://{address}").out


def test_what_a_postgresql_server_refuses_is_said_with_what_to_do(
    empty_postgres_url: str, said: Command
) -> None:
    address = make_url(empty_postgres_url)
    nowhere = address.set(database="nowhere").render_as_string(hide_password=False)
    stranger = address.set(username="stranger").render_as_string(hide_password=False)
    assert "Make it with `createdb nowhere`" in said("serve", DATABASE_URL=nowhere).refusal
    assert "Check the user and the password in DATABASE_URL" in said("serve", DATABASE_URL=stranger).refusal


@pytest.mark.parametrize("words", [("backup", "copy.db"), ("restore", "copy.db")], ids=" ".join)
def test_postgresql_has_backups_of_its_own(words: tuple[str, ...], said: Command) -> None:
    why = said(*words, DATABASE_URL="postgresql://user:secret@host/name").refusal
    assert "with its own tools, such as pg_" in why
    assert "secret" not in why


def test_the_schema_of_exports_is_printed_without_a_database(said: Command) -> None:
    done = said("export", "--schema", DATABASE_URL="sqlite:///nowhere.db")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("{") and '"$schema": "https://json-schema.org/draft/2020-12/schema"' in done.out
