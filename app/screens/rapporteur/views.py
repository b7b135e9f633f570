"""The views of the rapporteur's page."""

from app.screens.rapporteur import tail
from app.screens.saving import saving

VIEWS = (saving("rapporteur"), tail.VIEW)
