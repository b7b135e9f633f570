"""The database: SQLite in one file by default, PostgreSQL where several processes share a session."""

import os
from contextlib import suppress
from errno import EACCES, EISDIR, ENOENT
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.log.unusable import DatabaseGone, DatabaseUnusable, folder_unusable

_NO_ADDRESS = (
    "DATABASE_URL cannot be read as an address. Write sqlite:///data/hemicycle.db for a file, or "
    "postgresql://user:password@host:5432/name; in a password, write @ as %40, : as %3A and / as %2F."
)
_SECONDS_TO_CONNECT = 10
_FOR_ALL = ("foreign_keys=ON", "busy_timeout=10000")
_TO_WRITE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    *_FOR_ALL,
    "secure_delete=ON",  # what is replaced or deleted is overwritten, not only forgotten
)
_TO_READ = ("query_only=ON", *_FOR_ALL)


def open_database(url: str, reading: bool = False) -> Engine:
    """An engine for the database at `url`. A SQLite file and its folder are made if they are missing, readable
    by their owner alone; never where the database is opened for `reading`. Raises DatabaseUnusable."""
    address = database_address(url)
    if address.get_backend_name() != "sqlite":
        patient = {} if "connect_timeout" in address.query else {"connect_timeout": _SECONDS_TO_CONNECT}
        return create_engine(address, pool_pre_ping=True, hide_parameters=True, connect_args=patient)
    if reading:
        _must_be_there(address)
    else:
        _make_file(address)
    engine = create_engine(
        address, hide_parameters=True, connect_args={"timeout": 10, "check_same_thread": False}
    )
    pragmas = _TO_READ if reading else _TO_WRITE
    event.listen(engine, "do_connect", lambda *_given: _must_be_in_place(engine))
    event.listen(engine, "connect", lambda connection, _record: _prepare_sqlite(connection, pragmas))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def database_address(url: str) -> URL:
    """The address as it is used: `postgres://` and `postgresql://` mean psycopg. Raises DatabaseUnusable."""
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnusable(_NO_ADDRESS) from error
    if backend in ("postgres", "postgresql"):
        if "@" in (address.host or ""):
            raise DatabaseUnusable(_NO_ADDRESS)
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise DatabaseUnusable(
            f"DATABASE_URL: Hemicycle keeps its log in SQLite or PostgreSQL, and this begins with {backend}. "
            "Write sqlite:///data/hemicycle.db or postgresql://user:password@host/name."
        )
    if address.database in (None, "", ":memory:"):
        raise DatabaseUnusable(
            "DATABASE_URL names no file, and what is kept in memory is lost at the end. Write "
            "sqlite:///data/hemicycle.db, or with four slashes a path from the root."
        )
    return address.set(drivername="sqlite", database=str(Path(address.database or "").expanduser()))


def is_to_be_made(url: str) -> bool:
    """Whether the database at `url` is a file that is not there yet. Raises DatabaseUnusable."""
    address = database_address(url)
    return address.get_backend_name() == "sqlite" and not Path(address.database or "").exists()


def database_file(engine: Engine) -> Path | None:
    """The file that a SQLite database is in."""
    return Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None


def is_there(engine: Engine) -> bool:
    """Whether the file of a SQLite database is still in its place; of another it is not known."""
    file = database_file(engine)
    return file is None or file.exists()


def companions(file: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a database while it is open, and that belong to it."""
    return Path(f"{file}-wal"), Path(f"{file}-shm")


def _must_be_there(address: URL) -> None:
    file = Path(address.database or "")
    if not file.exists():
        raise DatabaseUnusable(
            f"There is no database at {file}. Check DATABASE_URL; `hemicycle serve` makes a new one."
        )
    if file.is_dir():
        raise DatabaseUnusable(f"{file} is a folder. Name a file in it in DATABASE_URL, such as hemicycle.db.")
    if file.is_file() and not file.stat().st_size:
        raise DatabaseUnusable(f"{file} is empty: there is no session in it. Check DATABASE_URL.")


def _make_file(address: URL) -> None:
    """SQLite would make the file readable by everyone; what it makes beside it gets the rights of the file. One
    that is there is not opened but by SQLite: closing it would let go of the locks that this process has on it
    (sqlite.org/howtocorrupt.html, 2.2)."""
    file = Path(address.database or "")
    try:
        if not file.parent.exists():
            file.parent.mkdir(parents=True, mode=0o700)
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        if file.is_dir() or not _is_ours(file):
            raise IsADirectoryError(EISDIR, "") if file.is_dir() else PermissionError(EACCES, "")
    except OSError as error:
        raise folder_unusable(file, error) from error


def _is_ours(file: Path) -> bool:
    return os.access(file, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _prepare_sqlite(connection: Any, pragmas: tuple[str, ...]) -> None:
    connection.isolation_level = None
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once, so that two never find out at the end that only one can commit."""
    writes = connection.get_execution_options().get("writes")
    if writes:
        _must_be_in_place(connection.engine)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _must_be_in_place(engine: Engine) -> None:
    """SQLite would go on writing to a file that was deleted or moved away, which nobody could read again, and
    would make an empty one where it is opened anew."""
    if not is_there(engine):
        what = f"{database_file(engine)} was deleted or moved while it was open; put it back in its place"
        raise DatabaseGone(ENOENT, what)


def leave_no_trace(engine: Engine) -> None:
    """Make sure that what was erased is in no free page and no write-ahead log of SQLite's either, and in no
    dead row of PostgreSQL's."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("VACUUM FULL entry, participant")
        return
    connection = engine.raw_connection()
    try:
        for command in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(command).fetchall()
    finally:
        connection.close()
