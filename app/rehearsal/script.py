"""The script of a rehearsal: the moderator goes through the agenda, and everyone plays their part."""

import asyncio
from textwrap import shorten

from app.domain.agenda.data import AgendaItem
from app.rehearsal.browser import NoAnswer
from app.rehearsal.cast import Cast
from app.rehearsal.line import ENDED
from app.rehearsal.steps import step_for


async def play(cast: Cast) -> None:
    """The whole session, from its start to its end. Raises NoAnswer where the moderator is not heard."""
    house, before = cast.house, ""
    for item in house.plan.agenda:
        house.latencies.begin(item.id)
        await _go_to(cast, item, before)
        house.tell(f"{house.pace.clock}  {shorten(item.headline.en, 72, placeholder='…')}")
        await step_for(item).play(cast, item)
        before = item.id
    house.latencies.begin("end")
    await cast.moderator.press("end")
    await _everyone_sees(cast, ENDED)
    house.tell(f"{house.pace.clock}  The session has ended.")


async def _go_to(cast: Cast, item: AgendaItem, before: str) -> None:
    """Press what a moderator would; where a person has been at the moderator's screen meanwhile, go there from
    wherever they went."""
    asked = {"leaving": before} if before else {}
    answer = await cast.moderator.press("next" if before else "start", **asked)
    if "ack" not in answer:
        answer = await cast.moderator.press("go", item=item.id)
    if answer.get("reason") not in (None, "already_live"):
        raise NoAnswer(f"{cast.house.address}: the moderator cannot go to {item.id} ({answer['reason']}).")
    await _everyone_sees(cast, item.id)


async def _everyone_sees(cast: Cast, item: str) -> None:
    async with asyncio.TaskGroup() as seeing:
        for person in cast.people:
            seeing.create_task(cast.house.tried(person.line.shows(item)))
