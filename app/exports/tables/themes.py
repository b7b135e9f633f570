"""The table `themes`: the plan's and the rapporteur's own, with how much was said of each."""

from collections.abc import Iterator

from app.domain.convergence import IN_WORDS
from app.domain.text import LANGUAGES, N_
from app.exports.cells import Column, Row, Type
from app.exports.open_votes import may_be_told_apart
from app.exports.record import Record

ORIGINS = {
    "challenge": N_("A challenge area of the plan."),
    "mechanism": N_("A mechanism of the plan."),
    "rapporteur": N_("The rapporteur's own."),
}

COLUMNS = (
    Column("theme_id", N_("The theme's id.")),
    Column("label_en", N_("What it is called in English."), Type.WORDS),
    Column("label_es", N_("What it is called in Spanish."), Type.WORDS),
    Column("label_fr", N_("What it is called in French."), Type.WORDS),
    Column("part_of", N_("The theme it is a part of.")),
    Column("origin", N_("Where it comes from."), Type.CODE, ORIGINS),
    Column("inputs", N_("How many inputs that count have it."), Type.NUMBER),
    Column("people", N_("How many people wrote or support these."), Type.NUMBER),
    Column("endorsements", N_("How many times these are supported."), Type.NUMBER),
    Column(
        "groups",
        N_("Of how many groups of the main constituency they are, of those that count; empty where none does."),
        Type.NUMBER,
    ),
    Column(
        "verdict",
        N_("How far the groups take it up: of all who wrote or support an input, those of this theme."),
        Type.CODE,
        {**IN_WORDS},
    ),
    Column("spread_pts", N_("By how many points the groups that count differ in that at most."), Type.NUMBER),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each theme, the plan's first."""
    for theme in record.plan.themes:
        labels: Row = {f"label_{to}": theme.label.in_language(to) for to in LANGUAGES}
        yield {
            "theme_id": theme.id,
            **labels,
            "part_of": theme.part_of,
            "origin": theme.group,
            **_said(record, theme.id),
        }
    for id, label in record.state.own_themes.items():
        labels = {f"label_{to}": label for to in LANGUAGES}
        yield {"theme_id": id, **labels, "part_of": None, "origin": "rapporteur", **_said(record, id)}


def _said(record: Record, theme: str) -> Row:
    state = record.state
    inputs = [one for one in state.inputs.values() if state.counts(one) and theme in state.themes_of(one)]
    found = record.findings.taken_up(state.people(inputs)) if inputs and may_be_told_apart(record) else None
    return {
        "groups": found.agreeing if found else None,
        "verdict": found.verdict if found else None,
        "spread_pts": found.spread if found else None,
        "inputs": len(inputs),
        "people": len(state.people(inputs)),
        "endorsements": sum(len(state.endorsers(one)) for one in inputs),
    }
