"""Why a database cannot be used, in a sentence that says what to do."""

import errno
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

_IN_SQLITE = {
    "SQLITE_CANTOPEN": "{file} cannot be opened. Check that the folder is there and belongs to you.",
    "SQLITE_NOTADB": "{file} is no SQLite database. Check DATABASE_URL; nothing in it was changed.",
    "SQLITE_READONLY": "{file} cannot be written. Make the file and its folder yours, or choose another.",
    "SQLITE_BUSY": "Another program holds {file} locked. End it, and try again.",
    "SQLITE_FULL": "The disk that {file} is on is full. Make room, and start again; what was saved is there.",
    "SQLITE_IOERR": "The disk that {file} is on fails, or has no room. Check it, and start again.",
    "SQLITE_CORRUPT": "{file} is damaged. Put a backup back: `hemicycle restore FROM`.",
    "SQLITE_PERM": "{file} is not yours to use. Make the file and its folder yours, or choose another.",
}

_OF_A_FOLDER = {
    errno.EACCES: "it belongs to someone else. Make it yours, or choose another in DATABASE_URL",
    errno.EPERM: "it belongs to someone else. Make it yours, or choose another in DATABASE_URL",
    errno.EROFS: "the disk is read only. Choose a folder on another in DATABASE_URL",
    errno.ENOSPC: "the disk is full. Make room, and start again",
    errno.EISDIR: "it is a folder. Name a file in it in DATABASE_URL, such as hemicycle.db",
}


class DatabaseUnusable(Exception):
    """The database cannot be used. The text says why and what to do."""


class DatabaseGone(FileNotFoundError):
    """The database's file was deleted or moved away while it was open."""


OUT_OF_REACH = (DatabaseUnusable, DatabaseGone, OperationalError, InterfaceError)
"""What is raised where the database cannot be reached: it may be again, and nobody asked for anything wrong."""


def folder_unusable(file: Path, error: OSError) -> DatabaseUnusable:
    """That this database file cannot be made, or nothing beside it."""
    where = next(filter(_is_there, (file, *file.parents)), Path()).absolute()
    why = _OF_A_FOLDER.get(error.errno or 0, f"{error.strerror}. Choose another in DATABASE_URL")
    return DatabaseUnusable(f"{where} cannot be written: {why}.")


def _is_there(place: Path) -> bool:
    """What is hidden from us is not there, for us."""
    try:
        return place.exists()
    except OSError:
        return False


def why_unusable(error: DBAPIError, address: URL) -> str:
    """What a database's own error means for whoever chose it."""
    if address.get_backend_name() == "sqlite":
        name = getattr(error.orig, "sqlite_errorname", "")
        for known, sentence in _IN_SQLITE.items():
            if name.startswith(known):
                return sentence.format(file=address.database)
        return f"{address.database} cannot be used: {error.orig}."
    return _in_postgres(str(error.orig).strip(), address, getattr(error.orig, "sqlstate", None))


def _in_postgres(words: str, address: URL, state: str | None) -> str:
    server = f"{address.host or 'this machine'}:{address.port or 5432}"
    if state == "42501":
        return f"{address.username} may not make tables in the database {address.database}: {_first(words)}."
    if state is not None and not state.startswith(("08", "28", "3D")):
        return f"The PostgreSQL server at {server} says: {_first(words)}."
    refused = words.partition("FATAL:")[2]
    if not refused:
        why = _first(words.rpartition(" failed: ")[2])
        return (
            f"No PostgreSQL server answers at {server}: {why}. Start it, or check the host and the port in "
            "DATABASE_URL."
        )
    if address.database and f'"{address.database}"' in refused and "role" not in refused:
        make = f"Make it with `createdb {address.database}`, or check the name in DATABASE_URL."
        return f"The PostgreSQL server at {server} says: {_first(refused)}. {make}"
    return (
        f"The PostgreSQL server at {server} refuses: {_first(refused)}. Check the user and the password in "
        "DATABASE_URL."
    )


def _first(words: str) -> str:
    return words.strip().splitlines()[0].strip().rstrip(".") if words.strip() else "it does not say why"
