"""An item that reads back: the rapporteur drafts statements, and everyone says whether they recognise these."""

import asyncio

from app.domain.agenda.data import AgendaItem
from app.rehearsal.cast import Cast
from app.rehearsal.house import House, Said
from app.rehearsal.person import Person
from app.rehearsal.voices import Drafted, drafts

REFLECTS, CHANGE = 0.72, 0.9
"""Up to which chance a person says that a statement reflects the discussion, and up to which that it needs a
change."""

EVIDENCE = 6
"""On how many inputs a statement rests, at most."""


def fits(item: AgendaItem) -> bool:
    """Whether it reads statements back."""
    return item.reads_back


async def play(cast: Cast, item: AgendaItem) -> None:
    """One statement after the other."""
    house = cast.house
    drafted = drafts(house.plan)
    for draft in drafted:
        made = await _draft(cast, draft)
        if not made:
            continue
        await cast.moderator.ask("put_forward", statement=made)
        async with asyncio.TaskGroup() as at_once:
            for person in cast.people:
                at_once.create_task(house.tried(_answer(house, person, made, item.minutes / len(drafted))))
            at_once.create_task(house.pace.wait(item.minutes / len(drafted)))
        people = house.done[made, "recognised"]
        house.tell(f"{house.pace.clock}  {made}: {people} people say whether it reflects the discussion")


async def _draft(cast: Cast, draft: Drafted) -> str:
    """The statement with what it rests on; returns its id."""
    addressee = next((one.id for one in cast.house.plan.organisations if one.part == "addressee"), "")
    fields = {"about": draft.item, "addressee": addressee} if draft.item else {}
    made = await cast.rapporteur.ask("draft", kind=draft.kind, **draft.texts, **fields)
    statement = str(made.get("made", ""))
    for place, said in enumerate(_evidence(cast.house, draft.item) if statement else ()):
        stance = ("supports", "supports", "adds", "nuances", "supports", "opposes")[place % EVIDENCE]
        await cast.rapporteur.ask("weigh", statement=statement, evidence=said.id, stance=stance)
        if place < 2:
            await cast.rapporteur.ask("quote", input=said.id)
    return statement


def _evidence(house: House, item: str) -> list[Said]:
    """What is most supported of what was said to an item, and may be quoted."""
    of_it = [one for one in house.said.values() if one.item == item and one.quotable]
    return sorted(of_it, key=lambda one: (-one.support, one.id))[:EVIDENCE]


async def _answer(house: House, person: Person, statement: str, minutes: float) -> None:
    await house.pace.wait(house.chance.uniform(0.1, 0.8) * minutes)
    chance = house.chance.random()
    said = {"recognition": "reflects" if chance < REFLECTS else "change" if chance < CHANGE else "no"}
    if said["recognition"] == "change":
        said["text"] = house.voices.change(person.language)
    answered = await person.ask("recognise", statement=statement, **said)
    house.done[statement, "recognised"] += "ack" in answered
