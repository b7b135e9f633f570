"""The tables of a database, brought up to date by Alembic's migrations."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import OperationalError

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
"""Beside the `app` package, in a checkout as in an installed wheel."""

_ADVISORY_LOCK = int.from_bytes(b"hemicycl")
_SECONDS_TO_CONNECT = 10


def migrate(engine: Engine) -> None:
    """Bring the tables up to date, whole or not at all. Nothing happens where they are already.

    Several processes may call this at once, on one database: one does the work, the others wait for it.
    Alembic keeps what it is doing in one place a process, so two threads of one process may not.
    """
    with only_migrator(engine) as db:
        config = migrations()
        config.attributes["connection"] = db
        command.upgrade(config, "head")


def migrations() -> Config:
    """Where Alembic finds the migrations."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


@contextmanager
def only_migrator(engine: Engine) -> Iterator[Connection]:
    """A transaction in which no other process migrates this database."""
    with _connect(engine).execution_options(writes=True) as db, db.begin():
        if db.dialect.name == "postgresql":
            db.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        yield db


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[None]:
    """Something that of all processes on one PostgreSQL database only one does at a time. A SQLite file is
    one process's own."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as db, db.begin():
        db.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        yield


def _connect(engine: Engine) -> Connection:
    """A connection, the first that this process makes.

    SQLite does not wait, whatever its timeout, where two processes turn a new file's WAL on at once: it
    tells one of them that the file is locked.
    """
    deadline = time.monotonic() + _SECONDS_TO_CONNECT
    while True:
        try:
            return engine.connect()
        except OperationalError as error:
            busy = getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
