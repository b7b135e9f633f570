"""A mistake in what is set is one sentence that says what to do, whatever the command."""

import os
import socket
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from app.log.unusable import why_unusable
from tests.cli.conftest import PUBLIC, SEED, Command

_NOBODY = 65534

COMMANDS = [
    ("serve",),
    ("links",),
    ("verify",),
    ("export",),
    ("erase", "p-1"),
    ("erase", "ABC234", "--everyone", "--yes"),
    ("backup", "copy.db"),
    ("restore", "copy.db"),
    ("session", "list"),
    ("session", "new", str(SEED)),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_database_of_an_unknown_kind(command: tuple[str, ...], said: Command) -> None:
    why = said(*command, DATABASE_URL="mysql://user:secret@host/name").refusal
    assert "SQLite or PostgreSQL, and this begins with mysql" in why
    assert "sqlite:///data/hemicycle.db or postgresql://" in why
    assert "secret" not in why


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("hemicycle.db", "cannot be read as an address. Write sqlite:///data/hemicycle.db"),
        ("/data/hemicycle.db", "cannot be read as an address"),
        ("sqlite:///", "names no file"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///folder", "folder is a folder. Name a file in it"),
        ("sqlite:///words.db", "words.db is no SQLite database"),
        ("sqlite:///empty.db", "empty.db is empty"),
        ("sqlite:///nowhere/x.db", "There is no database at nowhere/x.db"),
        ("'sqlite:///quoted.db' ", "There is no database at quoted.db"),
        (
            "postgres://user:pass@127.0.0.1:1/name",
            "server answers at 127.0.0.1:1: Connection refused",
        ),
        ("postgresql://user:p@ss@127.0.0.1:1/name", "in a password, write @ as %40"),
        ("postgresql://user:p%40ss@host:port/name", "in a password, write @ as %40"),
        ("postgresql+psycopg2://user@no-such-host.invalid/name", "answers at no-such-host.invalid:5432"),
    ],
)
def test_an_address_of_no_database_is_refused(url: str, why: str, said: Command, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "words.db").write_text("this is no database " * 100)
    (tmp_path / "empty.db").touch()
    before = sorted(tmp_path.iterdir())

    assert why in said("links", DATABASE_URL=url).refusal
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("PORT", "tcp://10.0.0.1:8000", "PORT: expected a number from 1 to 65535, found 'tcp://10.0.0.1:8000'"),
        ("PORT", "80x", "PORT: expected a number from 1 to 65535, found '80x'"),
        ("PORT", "0", "PORT: expected a number from 1 to 65535"),
        ("PORT", "99999", "PORT: expected a number from 1 to 65535"),
        ("HOST", "x86_64-conda-linux-gnu", "HOST 'x86_64-conda-linux-gnu' cannot be found. Leave HOST out"),
        ("HOST", "192.0.2.77", "HOST '192.0.2.77' is no address of this machine. Leave HOST out"),
        ("LINKS", "no", "LINKS: expected shown or hidden, found 'no'"),
        ("PUSHES_PER_SECOND", "fast", "PUSHES_PER_SECOND: expected a valid number, found 'fast'"),
        ("PING_SECONDS", "0", "PING_SECONDS: expected a number greater than 0, found '0'"),
        ("TRUSTED_PROXIES", "nginx", "TRUSTED_PROXIES: 'nginx' is no address and no network"),
        ("PUBLIC_URL", "live.example.org", "write https:// or http:// in front"),
        ("PUBLIC_URL", "localhost:8000", "write https:// or http:// in front"),
        ("PUBLIC_URL", "https://example.org/hemicycle", "needs a host name of its own, not a path"),
        ("PUBLIC_URL", "https://example.org/?a=b", "needs a host name of its own, not a path"),
        ("PUBLIC_URL", "https://", "what comes after https:// is the name of a host"),
        ("PUBLIC_URL", "https://example.org:99999", "cannot be read as an address"),
        ("SESSION_PLAN", "nowhere.toml", "SESSION_PLAN: nowhere.toml: cannot be read: No such file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, why: str, said: Command) -> None:
    assert why in said("serve", **{name: value}).refusal


def test_an_empty_setting_is_as_good_as_none(said: Command) -> None:
    empty = {"PORT": "", "PUBLIC_URL": "", "MOST_SCREENS": ""}
    assert "There is no database at data/hemicycle.db" in said("links", DATABASE_URL="", **empty).refusal


def test_all_settings_that_are_wrong_are_said_at_once(said: Command) -> None:
    done = said("serve", PORT="x", LINKS="x")
    assert done.code == 2
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["PORT", "LINKS"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("PORT=abc".encode("utf-8-sig"), "PORT: expected a number"),
        ("PORT=abc".encode("utf-16"), ".env: is not written as UTF-8. Save it as UTF-8."),
    ],
)
def test_a_mistake_in_the_env_file_counts(text: bytes, why: str, said: Command, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(text)
    assert why in said("serve").refusal


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('PORT=9473\nDATABASE_URL="sqlite:////x/h.db\n', ".env: line 2 (DATABASE_URL) cannot be read"),
        ("\n# where\n\nDATABASE_URL='sqlite:////x/h.db", ".env: line 4 (DATABASE_URL) cannot be read"),
        ('DATABASE_URL="sqlite:////x/h.db\nPORT=9473"\n', ".env: line 1 (DATABASE_URL) cannot be read"),
        ('DATABASE_URL="sqlite:////x/h.db\nLINKS="hidden"\n', ".env: line 1 (DATABASE_URL) cannot be read"),
        ('METRICS_TOKEN="secret" word\r\nPORT=9473\r\n', ".env: line 1 (METRICS_TOKEN) cannot be read"),
        ("PORT 9473\n", ".env: line 1 (PORT) cannot be read"),
        ("export database_url\n", ".env: line 1 (database_url) sets nothing: expected database_url=value."),
        ("=9473\n", ".env: line 1 cannot be read: expected NAME=value"),
    ],
)
def test_a_line_of_the_env_file_that_sets_nothing_is_named(
    text: str, at: str, said: Command, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_bytes(text.encode())
    for words in (["links"], ["session", "new", SEED]):  # which ends, also where it makes a database
        why = said(*words).refusal
        assert why.startswith(at) and "secret" not in why
    assert [file.name for file in tmp_path.iterdir()] == [".env"]


def test_what_others_write_into_the_env_file_is_theirs(said: Command, tmp_path: Path) -> None:
    others = "# a note\n\nTHEIRS\nexport KEY='two\nlines'\nDATABASE_URL=\"sqlite:///h.db\" # ours\n"
    (tmp_path / ".env").write_text(others)
    assert "There is no database at h.db" in said("links").refusal


def test_a_port_that_is_taken_is_said_before_anything_is_made(run: Command, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        why = run("serve", PORT=str(port), HOST="127.0.0.1").refusal
    assert f"PORT {port} is in use by another program" in why
    assert f"PORT={port + 1}" in why
    assert not list(tmp_path.iterdir())


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everyone may enter and that nobody but its owner may write to, with a file of that kind."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "file.db").touch(mode=0o444)
        Path(folder).chmod(0o555)
        yield Path(folder)
        Path(folder).chmod(0o755)


def as_someone_else(said: Command, url: str) -> str:
    """How `serve` refuses a user who owns none of the files, also where the tests are run as root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(_NOBODY)
    try:
        return said("serve", DATABASE_URL=url, HOST="127.0.0.1", PORT="8347").refusal
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("name", ["h.db", "deeper/and/deeper/h.db"])
def test_a_folder_that_cannot_be_written_is_found_at_the_start(place: Path, name: str, said: Command) -> None:
    os.chdir(place)
    why = as_someone_else(said, f"sqlite:///{name}")
    assert f"{place} cannot be written: it belongs to someone else. Make it yours, or choose another" in why


def test_a_file_that_cannot_be_written_is_found_at_the_start(place: Path, said: Command) -> None:
    os.chdir(place)
    why = as_someone_else(said, f"sqlite:///{place}/file.db")
    assert f"{place}/file.db cannot be written: it belongs to someone else" in why


def test_a_file_of_ours_in_a_folder_of_others_is_found_at_the_start(place: Path, said: Command) -> None:
    (place / "file.db").chmod(0o666)
    os.chdir(place)
    assert f"{place} cannot be written" in as_someone_else(said, f"sqlite:///{place}/file.db")


def test_a_database_that_another_program_holds_is_said_to_be(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "h.db")) as one, closing(sqlite3.connect(tmp_path / "h.db")) as two:
        one.execute("BEGIN EXCLUSIVE")
        two.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(sqlite3.OperationalError) as busy:
            two.execute("BEGIN IMMEDIATE")
    why = why_unusable(OperationalError("", {}, busy.value), make_url("sqlite:///h.db"))
    assert why == "Another program holds h.db locked. End it, and try again."


def test_a_plan_that_is_wrong_makes_no_session(said: Command, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(SEED.read_text().replace("Europe/Madrid", "Europe/Atlantis"))
    done = said("session", "new", "plan.toml")
    assert (done.code, done.out) == (2, "")
    assert "zone: expected a time zone" in done.err
    assert not (tmp_path / "data").exists()


def test_a_plan_past_midnight_is_good_and_that_is_said(said: Command, tmp_path: Path) -> None:
    plan = SEED.read_text().replace("starts = 12:00:00", "starts = 23:15:00")
    (tmp_path / "plan.toml").write_text(plan.replace("ends = 13:30:00", "ends = 00:45:00"))
    assert "ends: 00:45 is on the next day." in said("session", "check", "plan.toml").out
    assert "ends: 00:45 is on the next day." in said("session", "new", "plan.toml", **PUBLIC).out
