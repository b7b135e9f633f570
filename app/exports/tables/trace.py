"""The table `trace`: what each statement rests on, and where it goes."""

from collections.abc import Iterator

from app.domain.guidance.words import STANCES
from app.domain.text import N_
from app.exports.cells import Column, Row, Type
from app.exports.citations import told_of
from app.exports.record import Record

COLUMNS = (
    Column("guidance_id", N_("The statement's id, the same in the report.")),
    Column("evidence_id", N_("What it rests on: an input, a vote (R-), hands (H-) or a change asked for.")),
    Column("stance", N_("How that bears on the statement."), Type.CODE, {**STANCES}),
    Column("cluster_id", N_("The group of inputs that say alike, where it is in one.")),
    Column("themes", N_("The themes of the input, separated by semicolons.")),
    Column("policy_section", N_("Where the statement goes in the policy."), Type.WORDS),
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """One row for each piece of evidence that stands of each statement that does."""
    groups = {id: group.id for group in record.state.groups.values() for id in group.inputs}
    for statement in record.state.statements.values():
        for id in () if statement.dropped else told_of(record, statement.evidence):
            input = record.state.inputs.get(id)
            yield {
                "guidance_id": statement.id,
                "evidence_id": id,
                "stance": statement.evidence[id],
                "cluster_id": groups.get(id),
                "themes": ";".join(record.state.themes_of(input)) if input else None,
                "policy_section": statement.section or None,
            }
