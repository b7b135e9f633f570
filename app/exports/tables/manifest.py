"""The table `manifest`: the files of the download, by which a change to any of them can be found."""

from datetime import datetime

from app import __version__
from app.exports.cells import Row, utc
from app.exports.constituencies import SMALL_GROUP
from app.exports.record import Record
from app.i18n import N_

COLUMNS = {
    "file": N_("The file."),
    "rows": N_("How many rows it has besides its heading."),
    "sha256": N_("SHA-256 of the file, in hexadecimal."),
    "app_version": N_("The version of the program that made it."),
    "generated_at": N_("When it was made, in UTC."),
    "small_group": N_("The fewest people whose numbers are shown apart from the whole."),
    "last_seq": N_("The place in the log of the last entry taken into account."),
    "last_chain_hash": N_("The chain hash of that entry, which seals all entries before it."),
}


def row(record: Record, file: str, rows: int, sha256: str, generated_at: datetime) -> Row:
    """The row of one file."""
    return {
        "file": file,
        "rows": rows,
        "sha256": sha256,
        "app_version": __version__,
        "generated_at": utc(generated_at),
        "small_group": SMALL_GROUP,
        "last_seq": record.last.seq,
        "last_chain_hash": record.last.chain_hash.hex(),
    }
