"""The views of the interpreter's screen, in the order in which they stand in a push."""

from app.screens.interpreter import now, renderings
from app.screens.saving import saving
from app.screens.wording import wording_view

VIEWS = (saving("interpreter"), now.VIEW, wording_view("interpreter"), renderings.VIEW)
