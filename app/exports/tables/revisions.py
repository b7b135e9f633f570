"""The table `revisions`: every wording an input has had."""

from collections.abc import Iterator

from app.domain.text import N_
from app.exports.cells import Column, Row, Type, utc
from app.exports.open_votes import support_may_be_shown
from app.exports.record import Record

COLUMNS = (
    Column("input_id", N_("The input's id, the same in the report.")),
    Column("revision_no", N_("Which wording it is, 1 being the first."), Type.NUMBER),
    Column("at_utc", N_("When the wording reached the log, in UTC."), Type.MOMENT),
    Column("endorsements", N_("How many others agree with these words."), Type.NUMBER),
    Column("text", N_("The words, as they were written."), Type.WORDS),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each wording, the first and the present one included."""
    for input in record.state.inputs.values():
        told = support_may_be_shown(record, input)
        for number, revision in enumerate(input.revisions, 1):
            yield {
                "input_id": input.id,
                "revision_no": number,
                "at_utc": utc(revision.at),
                "endorsements": len(revision.endorsements | input.endorsed_in_any_wording) if told else None,
                "text": revision.text,
            }
