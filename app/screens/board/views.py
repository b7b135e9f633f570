"""The views of the board, in the order in which they stand in a push."""

from app.screens.board import head, participation, stage
from app.screens.saving import saving
from app.screens.totals import totals_view

VIEWS = (saving("board"), head.VIEW, stage.VIEW, participation.VIEW, totals_view("board"))
