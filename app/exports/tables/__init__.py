"""The tables of the session input log, one module each, with its COLUMNS and its rows."""

from app.exports.cells import Table
from app.exports.profiles import Profile
from app.exports.tables import (
    agenda_timing,
    attendance,
    ballots,
    codebook,
    complete_ballots,
    inputs,
    log,
    manifest,
    moderation,
    results,
    revisions,
)

_BALLOTS = {
    "restricted": Table("ballots", ballots.COLUMNS, ballots.rows),
    "complete": Table("ballots", complete_ballots.COLUMNS, complete_ballots.rows),
}


def tables_of(profile: Profile) -> tuple[Table, ...]:
    """Every table of a profile, in order; the manifest, which describes the others, comes after them."""
    first = (
        Table("inputs", inputs.COLUMNS, inputs.rows),
        Table("revisions", revisions.COLUMNS, revisions.rows),
        _BALLOTS[profile],
        Table("results", results.COLUMNS, results.rows),
        Table("agenda_timing", agenda_timing.COLUMNS, agenda_timing.rows),
        Table("attendance", attendance.COLUMNS, attendance.rows),
        Table("moderation", moderation.COLUMNS, moderation.rows),
    )
    last = Table("log", log.COLUMNS, log.rows)
    described = {table.name: table.columns for table in (*first, last)} | {"manifest": manifest.COLUMNS}
    return (*first, codebook.table(described), last)
