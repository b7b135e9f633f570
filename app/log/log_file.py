"""A log exported as JSON, read back: what `app.log.verify` proves and `app.log.take_in` takes in."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from app.log.stored import StoredEntry

SCHEMA_VERSION = 2
"""The version of exported files that this program writes, and the newest that it reads."""


class WithheldEntry(StoredEntry):
    """An entry of a file that leaves out what it says, and has the hash of it."""


class GivenName(NamedTuple):
    """A name, who gave it, and the place of the entry it was given with."""

    who: str
    seq: int
    name: str


class LogFile(NamedTuple):
    """What an exported file says. `entries` are as they stand in it, proved by nobody yet; `names` is None
    where the file does not tell them: it is not complete, or of an older version."""

    path: Path
    code: str
    created_at: str
    schema_version: int
    profile: str
    last_seq: int
    entries: tuple[StoredEntry, ...]
    names: tuple[GivenName, ...] | None


class UnreadableLog(Exception):
    """The file is no exported log, or not the one that is needed. The text says why."""


def read_log_file(path: Path) -> LogFile:
    """The log in an exported JSON file. Raises UnreadableLog."""
    try:
        data = path.read_bytes()
        if data.startswith(b"PK"):
            raise UnreadableLog(f"{path}: not a log exported as JSON, but a ZIP or XLSX file.")
        return _read(json.loads(data), path)
    except OSError as error:
        raise UnreadableLog(
            f"{path}: not a log exported as JSON: it cannot be read, {error.strerror}."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise no_log(path) from error


def no_log(path: Path) -> UnreadableLog:
    """That what stands in the file is no log."""
    return UnreadableLog(f"{path}: not a log exported as JSON. `hemicycle export --format json` makes one.")


def _read(whole: dict[str, Any], path: Path) -> LogFile:
    profile = whole.get("profile", "")
    if profile == "shareable":
        raise UnreadableLog(
            f"{path}: a file that may be passed on has no log in it to prove. The log it was made from is "
            f"sealed by the chain hash {whole['last_chain_hash']}."
        )
    session, names = whole["session"], whole.get("tables", {}).get("names")
    return LogFile(
        path,
        session["code"],
        session.get("created_at", ""),
        int(whole["schema_version"]),
        profile,
        int(whole["last_seq"]),
        tuple(_entries(whole["entries"])),
        None if names is None else tuple(GivenName(row["given_by"], row["seq"], row["name"]) for row in names),
    )


def _entries(rows: Iterable[dict[str, str]]) -> Iterator[StoredEntry]:
    """The entries of a file of any version: those of version 1 withhold nothing."""
    for row in rows:
        fields: dict[str, Any] = {name: row.get(name) for name in StoredEntry._fields}
        hashes = {name: bytes.fromhex(row[name]) for name in ("body_hash", "chain_hash")}
        salt = bytes.fromhex(fields["salt"]) if fields["salt"] else None
        kind = WithheldEntry if row["body"] is None else StoredEntry
        yield kind(**(fields | hashes | {"salt": salt, "version": fields["version"] or 1}))
