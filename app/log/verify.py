"""Verifying a log: that it runs without a gap, and that no entry was changed, added or taken away since.

Works on a session in the database and on an exported `log.json` alike. What was erased by law verifies by
the hash its words had; it is counted and named, so that an erasure cannot pass for a record.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from app.log.chain import START, body_hash, chain_hash
from app.log.stored import StoredEntry


class Verdict(NamedTuple):
    """What verifying found: the entries that hold, those erased, the first that does not hold, with why, and
    how many of those that hold are in the file without what they say."""

    entries: int
    erased: list[int]
    chain_hash: bytes
    broken_at: int | None = None
    why: str = ""
    withheld: int = 0


class WithheldEntry(StoredEntry):
    """An entry of a file that leaves out what it says, and has the hash of it."""


class UnreadableLog(Exception):
    """The file is no exported log. The text says why."""


def verify(code: str, log: Iterable[StoredEntry]) -> Verdict:
    """Whether the log of the session with this code holds, up to its first entry that does not."""
    chain, seq, withheld = START, 0, 0
    erased: list[int] = []

    def broken(why: str) -> Verdict:
        return Verdict(seq, erased, chain, entry.seq, why, withheld)

    for entry in log:
        if entry.seq != seq + 1:
            return broken(f"entry {seq + 1} is missing")
        hidden = isinstance(entry, WithheldEntry)
        if not (entry.erased_at or hidden) and body_hash(entry.body, entry.salt) != entry.body_hash:
            return broken("what it says was changed")
        fields = (code, entry.seq, entry.at, entry.actor, entry.kind, entry.key)
        sealed = chain_hash(chain, *fields, entry.body_hash, entry.version)
        if sealed != entry.chain_hash:
            return broken("it, or one before it, was changed or taken away")
        withheld += hidden
        if entry.erased_at:
            erased.append(entry.seq)
        chain, seq = sealed, entry.seq
    return Verdict(seq, erased, chain, withheld=withheld)


def verify_file(path: Path) -> Verdict:
    """Whether the log in an exported JSON file holds. Raises UnreadableLog."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        if whole.get("profile") == "shareable":
            raise UnreadableLog(
                f"{path}: a file that may be passed on has no log in it to prove. The log it was made from is "
                f"sealed by the chain hash {whole['last_chain_hash']}."
            )
        verdict = verify(whole["session"]["code"], _in_file(whole["entries"]))
        end = int(whole["last_seq"])
    except OSError as error:
        raise UnreadableLog(
            f"{path}: not a log exported as JSON: it cannot be read, {error.strerror}."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableLog(
            f"{path}: not a log exported as JSON. `hemicycle export --format json` makes one."
        ) from error
    if verdict.broken_at is None and verdict.entries != end:
        return verdict._replace(broken_at=verdict.entries + 1, why=f"the file says it goes on to entry {end}")
    return verdict


def _in_file(rows: Iterable[dict[str, str]]) -> Iterator[StoredEntry]:
    """The entries of a file of any version: those of version 1 withhold nothing."""
    for row in rows:
        fields: dict[str, Any] = {name: row.get(name) for name in StoredEntry.__dataclass_fields__}
        hashes = {name: bytes.fromhex(row[name]) for name in ("body_hash", "chain_hash")}
        salt = bytes.fromhex(fields["salt"]) if fields["salt"] else None
        kind = WithheldEntry if row["body"] is None else StoredEntry
        yield kind(**(fields | hashes | {"salt": salt, "version": fields["version"] or 1}))
