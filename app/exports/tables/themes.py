"""The table `themes`: the plan's and the rapporteur's own, with how much was said of each."""

from collections.abc import Iterator

from app.domain.guidance.standing import people
from app.domain.text import LANGUAGES, N_
from app.exports.cells import Column, Row, Type
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
    return {
        "inputs": len(inputs),
        "people": len(people(inputs)),
        "endorsements": sum(len(one.endorsements) for one in inputs),
    }
