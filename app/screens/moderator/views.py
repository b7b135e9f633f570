"""The views of the moderator's screen, in the order in which they stand in a push."""

from app.screens.moderator import (
    agenda,
    agreement,
    answers,
    board,
    breakdown,
    clock,
    door,
    groups,
    hands,
    heard,
    inputs,
    live,
    missing,
    notes,
    people,
    rehearsal,
    speaking_time,
    statements,
    written,
)
from app.screens.noting import noting_view
from app.screens.saving import saving
from app.screens.wording import wording_view

VIEWS = (
    saving("moderator", "moderator/saving.html"),
    clock.VIEW,
    agenda.VIEW,
    live.VIEW,
    missing.VIEW,
    wording_view("moderator"),
    board.VIEW,
    notes.VIEW,
    answers.VIEW,
    written.VIEW,
    agreement.VIEW,
    breakdown.VIEW,
    statements.VIEW,
    inputs.VIEW,
    people.VIEW,
    groups.VIEW,
    hands.VIEW,
    hands.SIGN,
    heard.VIEW,
    speaking_time.VIEW,
    noting_view("moderator"),
    door.VIEW,
    rehearsal.VIEW,
)
