"""What a simulated participant does with an item that asks something of them.

Who writes, raises a hand or may be quoted how goes round by their numbers, from item to item, so that a small
crowd does all of it as well; how long it takes them, and what they think, is left to chance.
"""

from typing import Any

from app.domain.agenda.data import AgendaItem
from app.domain.people.consent import levels
from app.domain.vote import Vote
from app.rehearsal.house import Hand, Said
from app.rehearsal.person import Person
from app.rehearsal.voices import reworded

AGAIN, REWORDS, TAKES_BACK = 0.08, 0.15, 0.06
"""How many answer a vote twice, and word an input anew or take it back."""

WRITES = 2
"""One of so many writes."""

HANDS = 5
"""How many raise a hand to an item, in a hall of 25 or more; in a smaller one, one of so many."""

AGREES, DISAGREES = 0.6, 0.85
"""Up to which chance a person agrees with what another says, and up to which they disagree."""


async def answer(person: Person, item: AgendaItem) -> None:
    """Answer an item once it stands on their screen: vote, perhaps ask to speak, write, and support what others
    say, or say of it whether they agree. It takes them up to four fifths of its time. Raises NoAnswer."""
    await person.line.shows(item.id)
    pace, chance = person.house.pace, person.house.chance
    await pace.wait(item.minutes * chance.triangular(0.03, 0.4, 0.12))
    if item.vote:
        await _vote(person, item, item.vote)
    if _turn(person, item) % max(HANDS, person.house.participants // HANDS) == 3:
        await _raise_hand(person, item)
    if item.inputs:
        await pace.wait(item.minutes * chance.uniform(0.02, 0.15))
        if _turn(person, item) % WRITES == 0:
            await _write(person, item)
        await pace.wait(item.minutes * chance.uniform(0.05, 0.2))
        await (_judge if item.is_judged else _support)(person, item)


def _turn(person: Person, item: AgendaItem) -> int:
    return person.number + person.house.plan.as_planned.number(item.id)


async def _vote(person: Person, item: AgendaItem, vote: Vote) -> None:
    house = person.house
    await _done(person, item, "answered", "ballot", item=item.id, answer=vote.made_up(house.chance))
    if house.chance.random() < AGAIN:
        await house.pace.wait(item.minutes * 0.05)
        await person.ask("ballot", item=item.id, answer=vote.made_up(house.chance))


async def _raise_hand(person: Person, item: AgendaItem) -> None:
    if await _done(person, item, "hands", "floor", wanted=True):
        person.house.hands.append(Hand(person.who, person.language))


async def lower_hand(person: Person) -> None:
    """Ask to speak no longer, for who still does. Raises NoAnswer."""
    mine = Hand(person.who, person.language)
    if mine in person.house.hands:
        person.house.hands.remove(mine)
        await person.ask("floor", wanted=False)


async def _write(person: Person, item: AgendaItem) -> None:
    house = person.house
    text = house.voices.answer(item, person.language)
    if not text:
        return
    consents = levels(house.plan)
    consent = consents[(person.number // WRITES + _turn(person, item)) % len(consents)]
    said = {"item": item.id, "text": text, "consent": consent, **_more_of_it(person, item)}
    if made := await _done(person, item, "wrote", "input", **said):
        house.said[made] = Said(made, item.id, consent != "none")
        await house.pace.wait(item.minutes * 0.04)
        await _think_again(person, item, made, text)


def _more_of_it(person: Person, item: AgendaItem) -> dict[str, Any]:
    chance, themes = person.house.chance, person.house.plan.themes
    some = chance.sample(themes, min(chance.choice((0, 1, 1, 2)), len(themes)))
    more: dict[str, Any] = {"themes": [one.id for one in some]}
    if item.inputs and item.inputs.prompts and chance.random() < 0.8:
        more["prompt"] = chance.choice(item.inputs.prompts).id
    return more


async def _think_again(person: Person, item: AgendaItem, input: str, text: str) -> None:
    thought, other = person.house.chance.random(), reworded(text, person.language)
    if thought < TAKES_BACK:
        person.house.said.pop(input)
        person.house.gone.add(input)
        await person.house.pace.wait(item.minutes * 0.02)  # whoever is about to support it has done so
        await person.ask("withdraw", input=input)
    elif thought < TAKES_BACK + REWORDS and item.inputs and len(other) <= item.inputs.characters:
        await person.ask("revise", input=input, text=other)


async def _support(person: Person, item: AgendaItem) -> None:
    to_read = [one for one in await person.line.others(item.id) if one[0] not in person.supports]
    for input, revision in to_read[: person.house.chance.choice((0, 1, 1, 2, 3))]:
        if input in person.house.gone:
            continue
        person.supports.add(input)
        counts = await _done(person, item, "supported", "endorse", input=input, revision=revision)
        if counts and input in person.house.said:
            person.house.said[input].support += 1


async def _judge(person: Person, item: AgendaItem) -> None:
    to_read = [one for one in await person.line.others(item.id) if one[0] not in person.judged]
    for input, revision in to_read[: person.house.chance.choice((2, 3, 4, 5))]:
        if input in person.house.gone:
            continue
        person.judged.add(input)
        thought = person.house.chance.random()
        stance = "agree" if thought < AGREES else "disagree" if thought < DISAGREES else "pass"
        counts = await _done(person, item, "judged", "judge", input=input, revision=revision, stance=stance)
        if counts and stance == "agree" and input in person.house.said:
            person.house.said[input].support += 1


async def _done(person: Person, about: AgendaItem, what: str, do: str, /, **fields: Any) -> str:
    """Ask for something. Where it counts, the input it made or is about, or "yes"; else nothing."""
    answer = await person.ask(do, **fields)
    if "ack" not in answer:
        return ""
    person.house.done[about.id, what] += 1
    return str(answer.get("made", "yes"))
