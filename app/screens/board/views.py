"""The views of the board, in the order in which they stand in a push."""

from app.screens.board import floor, head, participation, stage
from app.screens.saving import saving
from app.screens.totals import totals_view

VIEWS = (saving("board"), head.VIEW, floor.VIEW, stage.VIEW, participation.VIEW, totals_view("board"))
