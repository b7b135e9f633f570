"""Putting a backup in the place of a database, which is kept aside."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from app.log.backup import BackupError, Held, proved_copy, put_in_place
from app.log.database import companions


def restore(backup: Path, database: Path, force: bool = False) -> tuple[Held, Path | None]:
    """Put a backup in the database's place. Says what it holds, and where the database that stood there is now.

    Raises BackupError where the backup does not verify, where a service has the database open, and where there
    is a database and `force` does not say that it may be put aside; and DatabaseUnusable.
    """
    if not backup.is_file():
        raise BackupError(f"There is no backup at {backup}.")
    if database.exists() and database.samefile(backup):
        raise BackupError(f"{backup} is the database itself. Name the backup.")
    if database.exists() and not force:
        raise BackupError(
            f"There is a database at {database} already. Add --force to put the backup in its place; what is "
            "there now is kept beside it, under a name with the date."
        )
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # it may lie on a disk that can only be read, where SQLite can make nothing beside it
    how = "mode=ro" if companions(backup)[0].exists() else "mode=ro&immutable=1"
    with proved_copy(backup, database, how) as (copy, held):
        aside = _put_aside(database)
        try:
            put_in_place(copy, database)
        except OSError:
            if aside:
                aside.rename(database)
            raise
    return held, aside


def _put_aside(database: Path) -> Path | None:
    """Move the database, and what SQLite keeps beside it, to a name with the date. Returns that name."""
    if not database.exists():
        for orphan in companions(database):
            orphan.unlink(missing_ok=True)
        return None
    _must_be_unused(database)
    aside = database.with_name(f"{database.name}.{datetime.now():%Y-%m-%d-%H%M%S}")  # noqa: DTZ005 - people's
    for old, new in zip(companions(database), companions(aside), strict=True):
        with suppress(FileNotFoundError):
            old.rename(new)
    database.rename(aside)
    return aside


def _must_be_unused(database: Path) -> None:
    """Only who alone has a database open may end its journal, which also brings into the file what stood there.
    A damaged one cannot say: it is put aside with all that stands beside it."""
    try:
        with closing(sqlite3.connect(database, timeout=0.5)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise BackupError(
                f"A service has {database} open. Stop it, restore, and start it again; nothing was changed."
            ) from error
    except sqlite3.DatabaseError:
        pass
