"""A throw-away PostgreSQL server. A test module or conftest that wants it says

    pytest_plugins = ["tests.postgres"]

and asks for `postgres_url` (one server for the whole run) or `empty_postgres_url` (a database of the test's
own on it). Where DATABASE_TEST_URL is set, that server is used; its user must be allowed to make databases.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

_SECONDS_TO_START = 60
_NO_DURABILITY = ["-c", "fsync=off", "-c", "full_page_writes=off"]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a database on a PostgreSQL server that runs for as long as the tests do."""
    if given := os.environ.get("DATABASE_TEST_URL"):
        yield given
        return
    with running_postgres() as url:
        yield url


@pytest.fixture
def empty_postgres_url(postgres_url: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped after the test."""
    name = f"test_{secrets.token_hex(8)}"
    _administer(postgres_url, f"CREATE DATABASE {name}")
    yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    _administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server on a socket in a folder of its own, and stop it at the end.

    It is not reachable over the network, and nothing it holds is kept.
    """
    with tempfile.TemporaryDirectory(prefix="hemicycle-postgres-") as folder:
        account = _account(Path(folder))
        data = Path(folder) / "data"
        initdb = [_program("initdb"), "-D", str(data), "-U", "hemicycle", "-E", "UTF8", "--locale=C"]
        made = subprocess.run(
            [*initdb, "--auth=trust", "--no-sync"], **account, capture_output=True, text=True, check=False
        )
        if made.returncode:
            pytest.fail(f"initdb failed:\n{made.stdout}{made.stderr}")
        command = [_program("postgres"), "-D", str(data), "-k", folder, "-c", "listen_addresses="]
        with _server([*command, *_NO_DURABILITY], account, Path(folder) / "log") as server:
            url = URL.create("postgresql+psycopg", "hemicycle", database="postgres", query={"host": folder})
            _wait_until_ready(url, server, Path(folder) / "log")
            yield url.render_as_string(hide_password=False)


def _program(name: str) -> str:
    """Where PostgreSQL's program of this name is: in PATH, or where Debian puts it, newest first."""
    debian = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = shutil.which(name) or max(debian, key=lambda path: float(path.parts[-3]), default=None)
    if found is None:
        pytest.fail(f"PostgreSQL's {name} is missing: apt-get install postgresql, or set DATABASE_TEST_URL")
    return str(found)


def _account(folder: Path) -> dict[str, Any]:
    """As whom the server runs: ourselves, but never root, as whom it refuses to."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    users = {user.pw_name: user for user in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    environment = os.environ | {"HOME": str(folder)}
    return {
        "cwd": folder,
        "env": environment,
        "user": user.pw_uid,
        "group": user.pw_gid,
        "extra_groups": [],
    }


@contextmanager
def _server(command: Sequence[str], account: dict[str, Any], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The running server, in a process group of its own so that Ctrl-C reaches the tests first."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, **account, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield server
    finally:
        server.send_signal(signal.SIGINT)  # disconnects everyone and stops
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(url: URL, server: subprocess.Popen[bytes], log: Path) -> None:
    engine = create_engine(url)
    deadline = time.monotonic() + _SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            engine.connect().close()
        except OperationalError:
            time.sleep(0.05)
        else:
            engine.dispose()
            return
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text()}")


def _administer(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(statement))
    engine.dispose()
