"""An item in which someone speaks and the others listen."""

from app.domain.agenda.data import AgendaItem
from app.rehearsal.cast import Cast


def fits(item: AgendaItem) -> bool:
    """Whatever no other step is for."""
    return True


async def play(cast: Cast, item: AgendaItem) -> None:
    """Its time passes."""
    await cast.house.pace.wait(item.minutes)
