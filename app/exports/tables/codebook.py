"""The table `codebook`: what every column and every code means, in the three languages."""

from collections.abc import Iterable, Iterator

from app.domain.plan import AgendaItem, Plan
from app.domain.text import Text
from app.domain.vote import NO_OPINION
from app.exports import tables
from app.exports.cells import Row, question_number
from app.exports.codes import FIXED_CODES
from app.exports.constituencies import NOT_SAID
from app.exports.record import Record
from app.exports.tables import manifest
from app.i18n import LANGUAGE_NAMES, N_, translations

COLUMNS = {
    "table": N_("The table a column stands in; empty for a code, which means the same in every table."),
    "column": N_("The column."),
    "question_no": N_("The question whose vote or inputs use the code, where its meaning depends on it."),
    "code": N_("The code; empty where the row explains the column."),
    "meaning_en": N_("The meaning in English."),
    "meaning_es": N_("The meaning in Spanish."),
    "meaning_fr": N_("The meaning in French."),
}


def rows(record: Record) -> Iterator[Row]:
    """The columns of every table, then the codes."""
    described = {table.name: table.columns for table in tables.TABLES} | {"manifest": manifest.COLUMNS}
    for table, columns in described.items():
        for column, meaning in columns.items():
            yield _row(_translated(meaning), column, table=table)
    for column, codes in FIXED_CODES.items():
        for code, meaning in codes.items():
            yield _row(_translated(meaning), column, code=code)
    for code, name in LANGUAGE_NAMES.items():
        yield _row(Text(en=name, es=name, fr=name), "language", code=code)
    yield from _plan_codes(record.plan)


def _plan_codes(plan: Plan) -> Iterator[Row]:
    """The codes that the session's plan gives."""
    lists: dict[str, Iterable[tuple[str, Text]]] = {
        "role": ((one.id, one.label) for one in plan.roles),
        "section": ((one.id, one.label) for one in plan.sections),
        "policy_council": ((one.id, one.label) for one in plan.councils),
        "themes": ((one.id, one.label) for one in plan.themes),
        "question_no": ((question_number(one.id), one.headline) for one in plan.agenda),
    }
    for column, codes in lists.items():
        for code, label in codes:
            yield _row(label, column, code=code)
    yield _row(_translated(N_("They did not say.")), "scope_value", code=NOT_SAID)
    for item in plan.agenda:
        yield from _item_codes(item)


def _item_codes(item: AgendaItem) -> Iterator[Row]:
    question = question_number(item.id)
    if item.inputs:
        for prompt in item.inputs.prompts:
            yield _row(prompt.label, "activity", question, prompt.id)
    if item.vote:
        for row in item.vote.rows:
            yield _row(row.label, "row", question, row.id)
        for option in item.vote.choices:
            yield _row(option.label, "option_code", question, option.id)
        yield _row(_translated(N_("No opinion.")), "option_code", question, NO_OPINION)


def _translated(message: str) -> Text:
    """A marked message in the three languages; in English where a catalogue lacks it."""
    return Text(en=message, es=translations("es").gettext(message), fr=translations("fr").gettext(message))


def _row(
    meaning: Text, column: str, question: str | None = None, code: str | None = None, table: str | None = None
) -> Row:
    return {
        "table": table,
        "column": column,
        "question_no": question,
        "code": code,
        "meaning_en": meaning.en,
        "meaning_es": meaning.in_language("es"),
        "meaning_fr": meaning.in_language("fr"),
    }
