"""The tables of the session input log, one module each, with its columns and its rows.

What nobody is asked for is in none. A person's office, organisation, city and country: a plan that asks for
one declares it as a constituency, and each constituency has its column. What kind of speech it was, and its
summary: what was noted of it are inputs, by their ids in `speakers`. Pauses of a turn, for its clock is not
stopped. A note of the rapporteur's on an input, beside why it is not taken up; why a statement was dropped; the
paragraph of a policy that is yet to be written.
"""

from app.domain.plan import Plan
from app.exports.cells import Table
from app.exports.profiles import Profile
from app.exports.tables import (
    agenda_timing,
    attendance,
    ballots,
    change_requests,
    codebook,
    complete_ballots,
    guidance,
    inputs,
    judgements,
    log,
    manifest,
    moderation,
    names,
    results,
    revisions,
    share_of_voice,
    shifts,
    show_of_hands,
    speakers,
    themes,
    trace,
)

_BALLOTS = {"restricted": ballots, "shareable": ballots, "complete": complete_ballots}


def tables_of(profile: Profile, plan: Plan) -> tuple[Table, ...]:
    """Every table of a profile, of a session with this plan, in order; the manifest, which describes the
    others, comes after them."""
    votes = _BALLOTS[profile]
    first = (
        Table("inputs", inputs.columns(plan), inputs.rows, shareable=True),
        Table("revisions", revisions.COLUMNS, revisions.rows),
        Table("ballots", votes.columns(plan), votes.rows, shareable=True),
        Table("results", results.columns(plan), results.rows, shareable=True),
        Table("shifts", shifts.columns(plan), shifts.rows, shareable=True),
        Table("judgements", judgements.columns(plan), judgements.rows, shareable=True),
        Table("show_of_hands", show_of_hands.COLUMNS, show_of_hands.rows, shareable=True),
        Table("agenda_timing", agenda_timing.COLUMNS, agenda_timing.rows, shareable=True),
        Table("attendance", attendance.columns(plan), attendance.rows, shareable=True),
        Table("moderation", moderation.COLUMNS, moderation.rows),
        Table("speakers", speakers.columns(plan), speakers.rows),
        Table("share_of_voice", share_of_voice.columns(plan), share_of_voice.rows, shareable=True),
        Table("themes", themes.COLUMNS, themes.rows, shareable=True),
        Table("guidance", guidance.COLUMNS, guidance.rows, shareable=True),
        Table("change_requests", change_requests.columns(plan), change_requests.rows, shareable=True),
        Table("trace", trace.COLUMNS, trace.rows, shareable=True),
    )
    last = Table("log", log.COLUMNS, log.rows)
    beside = Table("names", names.COLUMNS, names.rows)
    before, after = _of(profile, first), _of(profile, (last, beside) if profile == "complete" else (last,))
    described = {table.name: table.columns for table in (*before, *after)} | {"manifest": manifest.COLUMNS}
    return (*before, codebook.table(described), *after)


def _of(profile: Profile, tables: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple(one for one in tables if one.shareable or profile != "shareable")
