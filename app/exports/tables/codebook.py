"""The table `codebook`: what every column and every code means, in the three languages."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.agenda.data import AgendaItem
from app.domain.answer import NO_OPINION
from app.domain.plan import Plan
from app.domain.small_groups import MERGED, NOT_SAID
from app.domain.text import N_, Text
from app.exports.cells import Column, Meaning, Row, Table, Type, question_number
from app.exports.codes import YES_OR_NO
from app.exports.record import Record
from app.exports.translated import translated
from app.i18n import LANGUAGE_NAMES

COLUMNS = (
    Column("table", N_("The table a column stands in; empty for a code, which means the same in every table.")),
    Column("column", N_("The column.")),
    Column(
        "question_no",
        N_("The question whose vote or inputs use the code, where its meaning depends on it."),
    ),
    Column("code", N_("The code; empty where the row explains the column.")),
    Column("meaning_en", N_("The meaning in English."), Type.TEXT),
    Column("meaning_es", N_("The meaning in Spanish."), Type.TEXT),
    Column("meaning_fr", N_("The meaning in French."), Type.TEXT),
)


def table(described: Mapping[str, Iterable[Column]]) -> Table:
    """The codebook of these tables, and of itself."""
    everything = {**described, "codebook": COLUMNS}
    return Table("codebook", COLUMNS, lambda record: _rows(record, everything))


def _rows(record: Record, described: Mapping[str, Iterable[Column]]) -> Iterator[Row]:
    """The columns of every table, then the codes."""
    for name, columns in described.items():
        for column in columns:
            yield _row(_text(column.meaning), column.name, table=name)
    yield from _fixed_codes(column for columns in described.values() for column in columns)
    for code, language in LANGUAGE_NAMES.items():
        yield _row(Text(en=language, es=language, fr=language), "language", code=code)
    yield from _plan_codes(record.plan)


def _fixed_codes(columns: Iterable[Column]) -> Iterator[Row]:
    """The codes that the columns have in every session, each said once."""
    meanings = {
        (column.name, code): meaning
        for column in columns
        for code, meaning in (YES_OR_NO if column.type is Type.YES_NO else column.codes).items()
    }
    for (column_name, code), meaning in meanings.items():
        yield _row(_text(meaning), column_name, code=code)


def _plan_codes(plan: Plan) -> Iterator[Row]:
    """The codes that the session's plan gives."""
    lists: dict[str, Iterable[tuple[str, Text]]] = {
        **{one.name: ((it.id, it.label) for it in one.choices) for one in plan.constituencies},
        "themes": ((one.id, one.label) for one in plan.themes),
        "question_no": ((question_number(one.id), one.headline) for one in plan.agenda),
    }
    for column, codes in lists.items():
        for code, label in codes:
            yield _row(label, column, code=code)
    yield _row(_text(N_("They did not say.")), "scope_value", code=NOT_SAID)
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
        yield _row(_text(N_("No opinion.")), "option_code", question, NO_OPINION)
        if item.vote.written:
            few = N_("Words that few people wrote, or that moderators withhold: not told of single ballots.")
            yield _row(_text(few), "option_code", question, MERGED)


def _text(meaning: Meaning) -> Text:
    return meaning if isinstance(meaning, Text) else translated(meaning)


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
