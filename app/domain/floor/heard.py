"""How much was heard of each group: turns on the floor, and the time they took.

A turn is public speech: everyone in the room saw who spoke. So on screens no group is too small to be told, as
it would be of votes. In what is passed on to those who were not there, small groups are left out all the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from app.domain.constituencies import Constituency
from app.domain.small_groups import NOT_SAID, too_small
from app.domain.state import State


class Heard(NamedTuple):
    """How many turns there were, how long they took together, and of how many nobody took the time."""

    turns: int = 0
    time: timedelta = timedelta()
    untimed: int = 0


NOTHING = Heard()


def heard_of_all(state: State, now: datetime) -> Heard:
    """Everyone together."""
    return added(*(turn for _said, turn in _turns(state, now)))


def heard(state: State, constituency: Constituency | None, now: datetime) -> Mapping[str, Heard]:
    """By what those who spoke chose of a constituency: every group in the plan's order, also those of whom
    nothing was heard; last those who chose none, where any spoke. Without a constituency all chose none."""
    groups = dict.fromkeys((choice.id for choice in constituency.choices) if constituency else (), NOTHING)
    for said, turn in _turns(state, now):
        group = group_of(said, constituency)
        groups[group] = added(groups.get(group, NOTHING), turn)
    return groups


def too_few(state: State, constituency: Constituency, groups: Mapping[str, Heard]) -> frozenset[str]:
    """The groups of which nothing is passed on to others: so few people joined in them that it would tell of
    single ones how long they spoke, or that they did not; and as many more as it takes that this cannot be
    found by what is left. What was heard of a group in which nobody joined may be of one person."""
    joined = Counter(group_of(person.said, constituency) for person in state.participants.values())
    sizes = {group: joined[group] or min(one.turns, 1) for group, one in groups.items()}
    return too_small({group: size for group, size in sizes.items() if size})


def added(*several: Heard) -> Heard:
    """What was heard of several together."""
    time = sum((one.time for one in several), timedelta())
    return Heard(sum(one.turns for one in several), time, sum(one.untimed for one in several))


def group_of(said: Mapping[str, str], constituency: Constituency | None) -> str:
    """The group of someone who said this of themselves."""
    return said.get(constituency.id, NOT_SAID) if constituency else NOT_SAID


def _turns(state: State, now: datetime) -> Iterator[tuple[Mapping[str, str], Heard]]:
    """Every turn, with what its speaker said of themselves; the one that goes on as long as it has lasted. Of
    who never joined it is known that they spoke, each time it was noted, and not for how long."""
    for turn in state.stage.turns:
        yield state.participants[turn.participant].said, Heard(1, (turn.ended_at or now) - turn.started_at)
    for input in state.inputs.values():
        if input.noted == "floor" and not input.author and not input.withdrawn_at:
            yield input.said, Heard(1, untimed=1)
