"""The tables of the session input log, one module each, with its COLUMNS and its rows."""

from app.exports.cells import Table
from app.exports.tables import (
    agenda_timing,
    attendance,
    ballots,
    codebook,
    inputs,
    log,
    moderation,
    results,
    revisions,
)

TABLES = (
    Table("inputs", inputs.COLUMNS, inputs.rows),
    Table("revisions", revisions.COLUMNS, revisions.rows),
    Table("ballots", ballots.COLUMNS, ballots.rows),
    Table("results", results.COLUMNS, results.rows),
    Table("agenda_timing", agenda_timing.COLUMNS, agenda_timing.rows),
    Table("attendance", attendance.COLUMNS, attendance.rows),
    Table("moderation", moderation.COLUMNS, moderation.rows),
    Table("codebook", codebook.COLUMNS, codebook.rows),
    Table("log", log.COLUMNS, log.rows),
)
"""Every table, in the order of the files. The manifest, which describes the files, comes after them."""
