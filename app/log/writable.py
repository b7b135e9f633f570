"""Whether a database can be written: tried at the start, rather than found out when the first person joins."""

import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.log.migrate import only_migrator
from app.log.unusable import DatabaseUnusable, folder_unusable


def try_to_write_beside(file: Path) -> None:
    """Make a file in the folder of the database, where SQLite's log stands. Raises DatabaseUnusable."""
    try:
        tempfile.TemporaryFile(dir=file.parent).close()
    except OSError as error:
        raise folder_unusable(file.parent / "-", error) from error


def try_to_write(engine: Engine) -> None:
    """Write, and change nothing. Raises DatabaseUnusable, or what the database raises."""
    with only_migrator(engine) as db:
        if db.dialect.name == "sqlite":
            version = db.exec_driver_sql("PRAGMA user_version").scalar()
            db.exec_driver_sql(f"PRAGMA user_version = {version}")
        else:
            _must_not_be_a_copy(db)


def _must_not_be_a_copy(db: Connection) -> None:
    if db.exec_driver_sql("SHOW transaction_read_only").scalar() == "on":
        raise DatabaseUnusable(
            "The PostgreSQL server can only be read (a standby, or set so). Name the one that takes writes in "
            "DATABASE_URL."
        )
