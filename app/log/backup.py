"""Backups of a SQLite database: made while the service runs, and proved before they count.

A plain copy of the file lacks what still stands in SQLite's log beside it. What is made here is one whole file,
as the database was at one moment, and every session in it verifies.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.log.database import companions, open_database
from app.log.migrate import migrate
from app.log.schema import Age, age_of
from app.log.sessions import all_sessions
from app.log.stored import StoredLog
from app.log.unusable import DatabaseUnusable, why_unusable
from app.log.verify import verify


class BackupError(Exception):
    """The backup was not made, or not put back. The text says why; what was there before is there still."""


class Held(NamedTuple):
    """What a backup holds."""

    sessions: int
    entries: int


def back_up(database: Path, to: Path, force: bool = False) -> Held:
    """Copy the database as it is at this moment to a new file; the service may be running. Raises BackupError,
    also where the file is there already and `force` does not say that it may go, and DatabaseUnusable."""
    if to.exists() and to.samefile(database):
        raise BackupError(f"{to} is the database itself. Name another file.")
    if to.exists() and not force:
        raise BackupError(f"{to} is there already. Name another file, or add --force to replace it.")
    with proved_copy(database, to, "mode=rw") as (copy, held):
        put_in_place(copy, to)
    return held


@contextmanager
def proved_copy(source: Path, beside: Path, how: str) -> Iterator[tuple[Path, Held]]:
    """A copy of a database, in the folder of another file, that verifies. It is gone afterwards, unless it has
    been moved."""
    with ExitStack() as leftovers:
        try:
            copy = _copy(source, beside, how, leftovers)
            yield copy, _prove(copy, source, leftovers)
        except sqlite3.Error as error:
            raise BackupError(f"{source} cannot be copied to {beside.parent}: {error}.") from error
        except OSError as error:
            raise BackupError(f"{error.filename or beside}: {error.strerror}.") from error


def _copy(source: Path, beside: Path, how: str, leftovers: ExitStack) -> Path:
    """All in one step, so that it is one moment's. Who writes goes on meanwhile."""
    copy = beside.with_name(f".{beside.name}.{secrets.token_hex(4)}")
    for file in (copy, *companions(copy)):
        leftovers.callback(file.unlink, missing_ok=True)
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    address = f"file:{quote(str(source.absolute()))}?{how}"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")
    return copy


def _prove(copy: Path, source: Path, leftovers: ExitStack) -> Held:
    """What the copy holds, if it is whole and every session in it verifies. One of an older version is read as
    it will be once it is brought up to date: on a copy of its own."""
    engine = open_database(f"sqlite:///{copy}", reading=True)
    leftovers.callback(engine.dispose)
    try:
        age = _age(engine, source)
        if age == "current":
            return _held(engine, source)
        newer = open_database(f"sqlite:///{_copy(copy, copy, 'mode=ro', leftovers)}")
        leftovers.callback(newer.dispose)
        migrate(newer)
        return _held(newer, source)
    except DBAPIError as error:
        raise BackupError(why_unusable(error, engine.url.set(database=str(source)))) from error
    except DatabaseUnusable as error:
        raise BackupError(str(error).replace(str(copy), str(source))) from error


def _age(engine: Engine, source: Path) -> Age:
    with engine.connect() as db:
        said = db.exec_driver_sql("PRAGMA integrity_check").scalar()
    if said != "ok":
        raise BackupError(f"{source} is damaged: {said}.")
    age = age_of(engine)
    if age == "newer":
        raise BackupError(f"{source} was made by a newer version of Hemicycle. Use that version.")
    if age in ("empty", "strange"):
        raise BackupError(f"{source} holds no session of Hemicycle.")
    return age


def _held(engine: Engine, source: Path) -> Held:
    rows, entries = all_sessions(engine), 0
    with engine.connect() as db:
        for row in rows:
            verdict = verify(row.code, StoredLog(db, row.id))
            if verdict.broken_at is not None:
                where = f"in session {row.code} entry {verdict.broken_at} does not hold"
                raise BackupError(f"{source} does not verify: {where}: {verdict.why}.")
            entries += verdict.entries
    return Held(len(rows), entries)


def put_in_place(copy: Path, place: Path) -> None:
    """Move the copy to its place, durably; it belongs to whom its folder belongs to."""
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    folder = place.absolute().parent
    if os.name == "posix" and os.geteuid() == 0:
        os.chown(copy, folder.stat().st_uid, folder.stat().st_gid)
    copy.replace(place)
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)
