"""Which votes may be shown yet.

Two downloads, one before and one after a single ballot, would say what it was. So the rapporteur's files have a
vote's ballots and results once voting has closed, or once everyone sees them on the board.
"""

from app.exports.record import Record


def may_be_shown(record: Record, item_id: str) -> bool:
    """Whether the item's votes may stand in the record's profile."""
    stage = record.state.stage.item(item_id)
    return record.profile == "complete" or stage.revealed or not stage.open
