"""The table `show_of_hands`: hands that were counted in the room, never added to what phones answered."""

from collections.abc import Iterator

from app.domain.roles import role_of
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, question_number, utc
from app.exports.codes import ENTERED_BY
from app.exports.record import Record

COLUMNS = (
    Column("question_no", N_("The agenda item or guiding question.")),
    Column("asked", N_("What was asked, where that is not the question itself."), Type.WORDS),
    Column("in_favour", N_("How many hands were raised for it."), Type.NUMBER),
    Column("against", N_("How many were raised against it."), Type.NUMBER),
    Column("abstaining", N_("How many abstained."), Type.NUMBER),
    Column("counted_at_utc", N_("When the count was noted, in UTC."), Type.MOMENT),
    Column("entered_by_role", N_("Who entered it."), Type.CODE, ENTERED_BY),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each, the last count where the same was counted again."""
    for one in record.state.hands_counted.values():
        yield {
            "question_no": question_number(one.item),
            "asked": one.asked or None,
            "in_favour": one.in_favour,
            "against": one.against,
            "abstaining": one.abstaining,
            "counted_at_utc": utc(one.at),
            "entered_by_role": role_of(one.counted_by),
        }
