"""The table `log`: every entry as it is stored, and what became of it. The complete record."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.text import N_
from app.exports.cells import Column, Row, Type
from app.exports.codes import ACTORS, KINDS, OUTCOMES
from app.exports.profiles import withholds
from app.exports.record import Record

COLUMNS = (
    Column("seq", N_("The entry's place in the log: 1, 2, 3 without a gap."), Type.NUMBER),
    Column(
        "run",
        N_(
            "The run of the session it belongs to, 1 being the first. Only the present one is in the other "
            "tables: what came before was a rehearsal."
        ),
        Type.NUMBER,
    ),
    Column("at_utc", N_("When it reached the log, in UTC."), Type.MOMENT),
    Column("actor", N_("Who made it: a participant's id, moderator, or system."), Type.CODE, ACTORS, open=True),
    Column("kind", N_("What happened."), Type.CODE, KINDS),
    Column(
        "key",
        N_("The sender's own key, by which the same message sent twice is one entry."),
        Type.WORDS,
    ),
    Column(
        "body",
        N_(
            "What it says, as JSON; with the words taken out where they were erased, and empty where it is "
            "withheld. In XLSX, where a cell holds 32,767 characters, what is longer ends in […]."
        ),
        Type.WORDS,
    ),
    Column("withheld", N_("Whether what it says is left out of this file."), Type.YES_NO),
    Column("outcome", N_("Whether it counted, or why not."), Type.CODE, OUTCOMES),
    Column(
        "erased_at_utc",
        N_("When words in it, or a name, were erased, in UTC; else empty."),
        Type.MOMENT,
    ),
    Column("version", N_("The version of the form in which its kind says what it says."), Type.NUMBER),
    Column(
        "salt",
        N_(
            "Random bytes that are hashed with the body, in hexadecimal; gone with what was erased, left out "
            "with what is withheld."
        ),
    ),
    Column("body_hash", N_("SHA-256 of the salt and the body as it was first stored, in hexadecimal.")),
    Column("chain_hash", N_("SHA-256 over the chain hash before it and this entry, in hexadecimal.")),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each entry."""
    for stored in record.entries:
        withheld = withholds(record.profile, stored.kind)
        yield {
            "seq": stored.seq,
            "run": record.history.run_of(stored.seq),
            "at_utc": stored.moment,
            "actor": stored.actor,
            "kind": stored.kind,
            "key": stored.key,
            "body": None if withheld else stored.body,
            "withheld": withheld,
            "outcome": record.outcome(stored),
            "erased_at_utc": datetime.fromisoformat(stored.erased_at) if stored.erased_at else None,
            "version": stored.version,
            "salt": stored.salt.hex() if stored.salt and not withheld else None,
            "body_hash": stored.body_hash.hex(),
            "chain_hash": stored.chain_hash.hex(),
        }
