"""The views of the moderator's screen, in the order in which they stand in a push."""

from app.screens.moderator import (
    agenda,
    answers,
    breakdown,
    clock,
    door,
    groups,
    hands,
    inputs,
    live,
    notes,
    people,
    rehearsal,
    statements,
)
from app.screens.noting import noting_view
from app.screens.saving import saving
from app.screens.wording import wording_view

VIEWS = (
    saving("moderator", "moderator/saving.html"),
    clock.VIEW,
    agenda.VIEW,
    live.VIEW,
    wording_view("moderator"),
    notes.VIEW,
    answers.VIEW,
    breakdown.VIEW,
    statements.VIEW,
    inputs.VIEW,
    people.VIEW,
    groups.VIEW,
    hands.VIEW,
    noting_view("moderator"),
    door.VIEW,
    rehearsal.VIEW,
)
