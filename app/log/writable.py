"""Whether a database can be written: tried at the start, rather than found out when the first person joins."""

import tempfile

from sqlalchemy import Connection, Engine

from app.log.database import database_file
from app.log.migrate import only_migrator
from app.log.unusable import DatabaseUnusable, folder_unusable


def try_to_write(engine: Engine) -> None:
    """Write, and change nothing. Raises DatabaseUnusable, or what the database raises."""
    file = database_file(engine)
    if file is not None:
        try:
            tempfile.TemporaryFile(dir=file.parent).close()  # SQLite's log stands beside the file
        except OSError as error:
            raise folder_unusable(file.parent / "-", error) from error
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
