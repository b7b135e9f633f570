"""The views of the phone, in the order in which they stand in a push."""

from app.screens.participant import (
    about,
    agenda,
    agreement,
    clock,
    count,
    hand,
    mine,
    now,
    others,
    past,
    readback,
    results,
    write,
)
from app.screens.saving import saving
from app.screens.totals import totals_view

VIEWS = (
    saving("participant"),
    clock.VIEW,
    now.VIEW,
    readback.VIEW,
    results.VIEW,
    agreement.VIEW,
    write.VIEW,
    mine.VIEW,
    others.VIEW,
    count.VIEW,
    totals_view("participant"),
    past.VIEW,
    agenda.VIEW,
    about.VIEW,
    hand.VIEW,
)
