"""What is done with an agenda item while it is live: a file a kind of item.

A step says which items it fits, and plays one. The first that fits is played, so a step for a new kind of item
is a file here and a line in `STEPS`.
"""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem
from app.rehearsal.cast import Cast
from app.rehearsal.steps import asking, listening, reading_back


class Step(NamedTuple):
    """`play` takes as long as the item has at the rehearsal's pace, or longer where people need it."""

    fits: Callable[[AgendaItem], bool]
    play: Callable[[Cast, AgendaItem], Awaitable[None]]


STEPS = (
    Step(asking.fits, asking.play),
    Step(reading_back.fits, reading_back.play),
    Step(listening.fits, listening.play),
)


def step_for(item: AgendaItem) -> Step:
    """The step by which an item is played."""
    return next(step for step in STEPS if step.fits(item))
