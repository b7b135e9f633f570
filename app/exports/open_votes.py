"""Which votes may be shown yet.

Two downloads, one before and one after a single ballot, would say what it was. So the rapporteur's files have a
vote's totals once voting has closed, or once everyone sees them on the board; and what tells votes apart, its
ballots and the results of groups, once the session has ended: until then someone may still vote late, vote
otherwise or say something else of themselves, and the log says who did.

What people say of each other's inputs is kept as votes are. Closing ends no judging: so its totals are there
once everyone sees them, or the session has ended; until it has, who agrees counts among nobody's supporters.
"""

from app.domain.inputs.data import Input
from app.domain.text import N_
from app.exports.cells import Column, Type
from app.exports.record import Record

SUPPRESSED = Column(
    "suppressed",
    N_(
        "Whether the numbers are left out because so few people answered, because those of few others "
        "could be found with them, or because the session goes on and votes could be told apart."
    ),
    Type.YES_NO,
)
"""Says where they are not."""


def may_be_shown(record: Record, item_id: str) -> bool:
    """Whether the item's votes may stand in the record's profile."""
    stage = record.state.stage.item(item_id)
    return record.profile == "complete" or stage.revealed or not stage.open


def may_be_told_apart(record: Record) -> bool:
    """Whether single ballots and the results of groups may stand in the record's profile."""
    return record.profile == "complete" or record.state.stage.ended_at is not None


def judgements_may_be_shown(record: Record, item_id: str) -> bool:
    """Whether it may stand in the record's profile how many agree with the item's inputs."""
    return may_be_told_apart(record) or record.state.stage.item(item_id).revealed


def support_may_be_shown(record: Record, input: Input) -> bool:
    """Whether it may stand there how many support an input: where it is judged, these are who agree with it."""
    return may_be_told_apart(record) or not record.state.is_judged(input.item)
