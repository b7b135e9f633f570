"""Verifying a log: that it runs without a gap, and that no entry was changed, added or taken away since.

Works on a session in the database and on an exported `log.json` alike. What was erased by law verifies by
the hash its words had; it is counted and named, so that an erasure cannot pass for a record, and it must be
what an erasure leaves, so that nothing else passes for one.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.log.chain import START, body_hash, chain_hash
from app.log.erasures import first_unfounded
from app.log.log_file import LogFile, WithheldEntry, no_log, read_log_file
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


def verify(code: str, log: Iterable[StoredEntry]) -> Verdict:
    """Whether the log of the session with this code holds, up to its first entry that does not."""
    again = tuple(log) if isinstance(log, Iterator) else log
    return _with_erasures(code, again, _sealed(code, again))


def _with_erasures(code: str, log: Iterable[StoredEntry], sealed: Verdict) -> Verdict:
    """The verdict, once what says that it was erased was looked at as well: the log is gone through again."""
    wrong = first_unfounded(log) if sealed.erased and not sealed.broken_at else None
    if wrong is None:
        return sealed
    why = "it says that it was erased, and no erasure leaves what it says"
    return _sealed(code, islice(log, wrong - 1))._replace(broken_at=wrong, why=why)


def _sealed(code: str, log: Iterable[StoredEntry]) -> Verdict:
    """Whether its hashes hold."""
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
    return verify_read(read_log_file(path))


def verify_read(file: LogFile) -> Verdict:
    """As verify_file, of a file that was read already."""
    try:
        sealed = _sealed(file.code, file.entries)
        if sealed.broken_at is None and sealed.entries != file.last_seq:
            why = f"the file says it goes on to entry {file.last_seq}"
            return sealed._replace(broken_at=sealed.entries + 1, why=why)
        return _with_erasures(file.code, file.entries, sealed)
    except (ValueError, TypeError, AttributeError) as error:
        raise no_log(file.path) from error
