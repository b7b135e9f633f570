"""The table `guidance`: the rapporteur's statements, who stands behind them, and who recognises them."""

from collections.abc import Iterator
from typing import Literal

from app.domain.convergence import IN_WORDS
from app.domain.guidance.data import Statement
from app.domain.guidance.standing import Standing, standing
from app.domain.guidance.words import KINDS
from app.domain.small_groups import NOT_SAID
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, utc
from app.exports.citations import may_be_named, told_of
from app.exports.open_votes import may_be_told_apart
from app.exports.record import Record

STATUSES = {"stands": N_("It stands."), "dropped": N_("It was dropped.")}

COLUMNS = (
    Column("guidance_id", N_("The statement's id, the same in the report.")),
    Column("text_en", N_("The statement in English; empty where it has none."), Type.WORDS),
    Column("text_es", N_("The statement in Spanish; empty where it has none."), Type.WORDS),
    Column("text_fr", N_("The statement in French; empty where it has none."), Type.WORDS),
    Column("statement_kind", N_("What kind of statement it is."), Type.CODE, {**KINDS}),
    Column("about", N_("The question or the theme it speaks of.")),
    Column("challenge_areas", N_("The challenge areas of which it, or an input that it rests on, speaks.")),
    Column("mechanisms", N_("The mechanisms of which it, or an input that it rests on, speaks.")),
    Column("policy_section", N_("Where it goes in the policy."), Type.WORDS),
    Column("addressed_to", N_("Whom it is addressed to, by the organisation's id in the plan.")),
    Column("support_inputs", N_("The inputs that support it, add to it or nuance it.")),
    Column("dissent_inputs", N_("The inputs that oppose it.")),
    Column("people_behind", N_("How many people wrote or support what supports it."), Type.NUMBER),
    Column("groups_behind", N_("How many groups of the main constituency they are of."), Type.NUMBER),
    Column("validation_yes", N_("How many say that it reflects the discussion."), Type.NUMBER),
    Column("validation_change", N_("How many ask for a change."), Type.NUMBER),
    Column("validation_no", N_("How many say that it does not reflect it."), Type.NUMBER),
    Column("verdict", N_("How far the groups agree that it reflects the discussion."), Type.CODE, {**IN_WORDS}),
    Column("status", N_("Whether it stands."), Type.CODE, STATUSES),
    Column("drafted_at_utc", N_("When it was drafted, in UTC."), Type.MOMENT),
    Column("read_back_at_utc", N_("When it was first read back to everyone, in UTC."), Type.MOMENT),
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """One row for each statement, dropped ones too."""
    for statement in record.state.statements.values():
        stands = standing(record.state, statement)
        yield {
            "guidance_id": statement.id,
            **{f"text_{to}": statement.texts.get(to) for to in ("en", "es", "fr")},
            "statement_kind": statement.kind,
            "about": statement.about or None,
            "challenge_areas": _themes(record, statement, "challenge"),
            "mechanisms": _themes(record, statement, "mechanism"),
            "policy_section": statement.section or None,
            "addressed_to": statement.addressee or None,
            "support_inputs": ";".join(one.id for one in stands.supporting if may_be_named(record, one.id)),
            "dissent_inputs": ";".join(one.id for one in stands.opposing if may_be_named(record, one.id)),
            "people_behind": len(stands.behind),
            **_by_group(record, statement, stands),
            "status": "dropped" if statement.dropped else "stands",
            "drafted_at_utc": utc(statement.at),
            "read_back_at_utc": utc(statement.put_forward_at),
        }


def _themes(record: Record, statement: Statement, group: Literal["challenge", "mechanism"]) -> str:
    """In the plan's order. Of inputs that may not be named nothing is told by their themes either."""
    state = record.state
    inputs = (state.inputs[id] for id in told_of(record, statement.evidence) if id in state.inputs)
    spoken_of = {statement.about, *(theme for one in inputs for theme in state.themes_of(one))}
    return ";".join(one.id for one in record.plan.themes if one.group == group and one.id in spoken_of)


def _by_group(record: Record, statement: Statement, stands: Standing) -> Row:
    told = may_be_told_apart(record)
    asked = told and bool(statement.answers)
    groups = [group for group, people in record.findings.behind(stands).told.items() if people]
    return {
        "groups_behind": sum(group != NOT_SAID for group in groups) if told else None,
        "validation_yes": statement.answered("reflects") if asked else None,
        "validation_change": statement.answered("change") if asked else None,
        "validation_no": statement.answered("no") if asked else None,
        "verdict": record.findings.recognised(statement).verdict if asked else None,
    }
