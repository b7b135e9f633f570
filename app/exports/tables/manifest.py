"""The table `manifest`: the tables of the download, by which a change to any of them can be found."""

from datetime import datetime

from app import __version__
from app.domain.small_groups import SMALL_GROUP
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, utc
from app.exports.codes import PROFILE_CODES
from app.exports.record import Record

COLUMNS = (
    Column("file", N_("The table, as the file it is in the ZIP.")),
    Column("rows", N_("How many rows it has besides its heading."), Type.NUMBER),
    Column(
        "sha256", N_("SHA-256 of that file, in hexadecimal; an XLSX of the same moment has the same tables.")
    ),
    Column("profile", N_("Whom the download is for."), Type.CODE, PROFILE_CODES),
    Column("app_version", N_("The version of the program that made it."), Type.TEXT),
    Column("generated_at", N_("When it was made, in UTC."), Type.MOMENT),
    Column(
        "rehearsal_of",
        N_("Where this is a rehearsal with simulated participants: the code of the session rehearsed."),
        Type.CODE,
    ),
    Column("zone", N_("The session's time zone, in which all moments are that are not said to be in UTC.")),
    Column("small_group", N_("The fewest people whose numbers are shown apart from the whole."), Type.NUMBER),
    Column("last_seq", N_("The place in the log of the last entry taken into account."), Type.NUMBER),
    Column(
        "last_chain_hash", N_("The chain hash of that entry, which seals all entries before it."), Type.CODE
    ),
)


def row(record: Record, table: str, rows: int, sha256: str, generated_at: datetime) -> Row:
    """The row of one table."""
    return {
        "file": f"{table}.csv",
        "rows": rows,
        "sha256": sha256,
        "profile": record.profile,
        "app_version": __version__,
        "generated_at": utc(generated_at),
        "rehearsal_of": record.session.rehearsal_of,
        "zone": record.plan.zone,
        "small_group": SMALL_GROUP,
        "last_seq": record.last.seq,
        "last_chain_hash": record.last.chain_hash.hex(),
    }
