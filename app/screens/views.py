"""Every view of every screen."""

from app.screens.board import views as board
from app.screens.interpreter import views as interpreter
from app.screens.moderator import views as moderator
from app.screens.participant import views as participant
from app.screens.rapporteur import views as rapporteur

VIEWS = (*participant.VIEWS, *moderator.VIEWS, *board.VIEWS, *rapporteur.VIEWS, *interpreter.VIEWS)
