"""The table `names`: every name that was given, with the entry that gave it. In the complete profile alone.

Names are no part of the log, so that they can be erased. Whoever takes a session to another database needs
them beside it.
"""

from collections.abc import Iterator

from app.domain.text import N_
from app.exports.cells import Column, Row, Type
from app.exports.record import Record

COLUMNS = (
    Column("given_by", N_("Who gave the name: a participant, or who holds a role, by their id.")),
    Column(
        "seq",
        N_("The place in the log of the entry it was given with; 0 where that was not kept."),
        Type.NUMBER,
    ),
    Column("name", N_("The name; empty where they would rather not say any longer."), Type.WORDS),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each name given, also with an entry that does not count, in the order of the log."""
    for who, seq, name in record.names:
        yield {"given_by": who, "seq": seq, "name": name}
