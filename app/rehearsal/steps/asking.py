"""An item that asks something: people answer, some speak, the board shows an input, voting closes, and the
results come out."""

import asyncio

from app.domain.agenda.data import AgendaItem
from app.rehearsal.answering import answer, lower_hand
from app.rehearsal.cast import Cast
from app.rehearsal.house import House, Said
from app.rehearsal.voices import asked_by_hands

SPEAKERS = 3
"""How many are given the floor, at most."""


def fits(item: AgendaItem) -> bool:
    """Whether it asks something."""
    return item.asks


async def play(cast: Cast, item: AgendaItem) -> None:
    """As a moderator would: voting closes after four fifths of the time, once everyone has answered."""
    house, moderator = cast.house, cast.moderator
    if not item.opens_by_itself:
        await moderator.ask("open", item=item.id)
    async with asyncio.TaskGroup() as at_once:
        for person in cast.people:
            at_once.create_task(house.tried(answer(person, item)))
        at_once.create_task(house.tried(_give_the_floor(cast, item)))
        at_once.create_task(house.tried(_show_an_input(cast, item)))
        at_once.create_task(house.pace.wait(item.minutes * 0.8))
    if item.vote:
        await moderator.ask("close", item=item.id)
        await moderator.ask("reveal", item=item.id)
    if item.id == [one.id for one in house.plan.agenda if one.asks][-1]:
        await house.tried(_count_hands(cast, item))
    for person in cast.people:
        await house.tried(lower_hand(person))
    house.tell(f"{house.pace.clock}  {_name(house, item)}: {_told(house, item)}")
    await house.pace.wait(item.minutes * 0.2)


async def _give_the_floor(cast: Cast, item: AgendaItem) -> None:
    """Some who ask to speak do, and the rapporteur notes what they say."""
    house = cast.house
    await house.pace.wait(item.minutes * 0.45)
    for _ in range(SPEAKERS):
        await house.pace.wait(item.minutes * 0.05)
        words = house.voices.spoken(item, house.hands[0].language) if house.hands else ""
        if not words:
            continue
        speaker = house.hands.pop(0)
        await cast.moderator.ask("give_floor", participant=speaker.who)
        await house.pace.wait(item.minutes * 0.05)
        said = {"item": item.id, "participant": speaker.who, "language": speaker.language}
        noted = await cast.rapporteur.ask("note", text=words, **said)
        house.done[item.id, "spoke"] += "ack" in noted
        await cast.moderator.ask("end_floor")


async def _show_an_input(cast: Cast, item: AgendaItem) -> None:
    """The input that most support stands on the board for a while."""
    await cast.house.pace.wait(item.minutes * 0.6)
    if best := max(_readable(cast.house, item), key=lambda one: one.support, default=None):
        await cast.moderator.ask("show", input=best.id)


def _readable(house: House, item: AgendaItem) -> list[Said]:
    return [one for one in house.said.values() if one.item == item.id and one.quotable]


async def _count_hands(cast: Cast, item: AgendaItem) -> None:
    """Those in the room are asked something by show of hands."""
    house, people = cast.house, len(cast.people)
    against, abstaining = people // 6, people // 10
    counts = {"in_favour": people - against - abstaining, "against": against, "abstaining": abstaining}
    asked = asked_by_hands(house.plan.language)
    counted = await cast.rapporteur.ask("hands", item=item.id, asked=asked, **counts)
    house.done[item.id, "counted"] += "ack" in counted


def _name(house: House, item: AgendaItem) -> str:
    questions = [one.id for one in house.plan.as_planned.questions]
    return f"Question {questions.index(item.id) + 1}" if item.id in questions else item.title.en


def _told(house: House, item: AgendaItem) -> str:
    people, done = house.done["", "joined"], house.done
    told = [f"{people} people", f"{done[item.id, 'answered']} answers", f"{done[item.id, 'wrote']} inputs"]
    read = "judged" if item.is_judged else "supported"
    told += [f"{done[item.id, read]} times {read}", f"{done[item.id, 'spoke']} spoke"]
    return ", ".join(told)
