"""The views of the rapporteur's page."""

from app.screens.noting import noting_view
from app.screens.rapporteur import report_tail, tail
from app.screens.rapporteur.desk import tail as desk_tail
from app.screens.saving import saving

VIEWS = (saving("rapporteur"), noting_view("rapporteur"), tail.VIEW, desk_tail.VIEW, report_tail.VIEW)
