"""The table `log`: every entry as it is stored, and what became of it. The complete record."""

from collections.abc import Iterator

from app.exports.cells import Row
from app.exports.record import Record
from app.i18n import N_

COLUMNS = {
    "seq": N_("The entry's place in the log: 1, 2, 3 without a gap."),
    "at_utc": N_("When it reached the log, in UTC."),
    "actor": N_("Who made it: a participant's id, moderator, or system."),
    "kind": N_("What happened."),
    "key": N_("The sender's own key, by which the same message sent twice is one entry."),
    "body": N_("What it says, as JSON; with the words taken out where they were erased."),
    "outcome": N_("Whether it counted, or why not."),
    "erased_at_utc": N_("When words in it were erased at a person's request, in UTC; else empty."),
    "body_hash": N_("SHA-256 of the body as it was first stored, in hexadecimal."),
    "chain_hash": N_("SHA-256 over the chain hash before it and this entry, in hexadecimal."),
}


def rows(record: Record) -> Iterator[Row]:
    """One row for each entry."""
    for stored in record.entries:
        yield {
            "seq": stored.seq,
            "at_utc": stored.at,
            "actor": stored.actor,
            "kind": stored.kind,
            "key": stored.key,
            "body": stored.body,
            "outcome": record.outcome(stored),
            "erased_at_utc": stored.erased_at,
            "body_hash": stored.body_hash.hex(),
            "chain_hash": stored.chain_hash.hex(),
        }
