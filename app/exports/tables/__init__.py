"""The tables of the session input log, one module each, with its columns and its rows."""

from app.domain.plan import Plan
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
    show_of_hands,
)

_BALLOTS = {"restricted": ballots, "shareable": ballots, "complete": complete_ballots}

_OF_PERSONS = ("revisions", "moderation", "log")
"""The tables that tell what single people did: not to be passed on."""


def tables_of(profile: Profile, plan: Plan) -> tuple[Table, ...]:
    """Every table of a profile, of a session with this plan, in order; the manifest, which describes the
    others, comes after them."""
    votes = _BALLOTS[profile]
    first = (
        Table("inputs", inputs.columns(plan), inputs.rows),
        Table("revisions", revisions.COLUMNS, revisions.rows),
        Table("ballots", votes.columns(plan), votes.rows),
        Table("results", results.columns(plan), results.rows),
        Table("show_of_hands", show_of_hands.COLUMNS, show_of_hands.rows),
        Table("agenda_timing", agenda_timing.COLUMNS, agenda_timing.rows),
        Table("attendance", attendance.columns(plan), attendance.rows),
        Table("moderation", moderation.COLUMNS, moderation.rows),
    )
    last = Table("log", log.COLUMNS, log.rows)
    told = [one for one in (*first, last) if profile != "shareable" or one.name not in _OF_PERSONS]
    described = {table.name: table.columns for table in told} | {"manifest": manifest.COLUMNS}
    book = codebook.table(described)
    return (*told, book) if profile == "shareable" else (*told[:-1], book, told[-1])
