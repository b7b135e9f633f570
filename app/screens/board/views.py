"""The views of the board, in the order in which they stand in a push."""

from app.screens.board import breakdown, head, participation, stage
from app.screens.saving import saving

VIEWS = (saving("board"), head.VIEW, stage.VIEW, breakdown.VIEW, participation.VIEW)
