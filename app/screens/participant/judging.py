"""The inputs of others, one at a time, for the reader to say of each whether they agree, disagree or pass.

First comes what the fewest have said something of, and among these each phone has its own order: so that every
input is read by about as many.
"""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.inputs.data import Input, Stance
from app.domain.order import shuffled_for
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.screens.chips import Chip, chips

AT_ONCE = 10
"""How many are given at a time: as many can be answered while the network is gone."""

READ_AT_ONCE = 20
"""How many of those the reader has said something of stand in the list of these: the last."""


class ToJudge(NamedTuple):
    """An input of someone else. `stance` is what the reader says of its words, "" where nothing yet, and
    `reworded` whether they said something of earlier ones; `key` is that of its form, and `swapped` says
    whether it takes the place of the one a phone shows; `reading` is what a phone knows it by, and `similar`
    for how many others it stands. `as_of` is the last entry that is known of."""

    input: Input
    prompt: str
    themes: tuple[Chip, ...]
    stance: Stance | str
    reworded: bool
    key: str
    reading: str
    similar: int
    as_of: int
    swapped: bool = False


@dataclass(frozen=True)
class Judging(Shown):
    """Those to be read next, and those read, the last first; `before` is how many were read besides, and `all`
    how many in all."""

    unread: list[ToJudge]
    read: list[ToJudge]
    before: int
    all: int


@dataclass(frozen=True)
class JudgedAlone(Shown):
    """One of them by itself, for a phone that asks for more."""

    scene: Scene
    one: ToJudge


@dataclass(frozen=True)
class ReadAlone(Shown):
    """Those read, for a phone that has none of them yet."""

    scene: Scene
    judging: Judging
    pushed: bool = True


def judging(scene: Scene, item: str) -> Judging:
    """As it is now for the reader. What is pushed is empty: each phone asks for its own."""
    if not scene.who:
        return Judging([], [], 0, 0)
    standing = others_of(scene, item)
    unread, read = unread_first(scene, standing), read_last(scene, standing)
    return Judging(
        unread=[to_judge(scene, one) for one in unread[:AT_ONCE]],
        read=[to_judge(scene, one) for one in read[:READ_AT_ONCE]],
        before=max(0, len(read) - READ_AT_ONCE),
        all=len(read),
    )


def others_of(scene: Scene, item: str) -> list[Input]:
    """The inputs to an item that the reader may read, without their own, and without what stands for one of
    theirs: there they count already."""
    standing = scene.state.standing_inputs(item)
    return [one for one in standing if all(of.author != scene.who for of in scene.state.spoken_for(one))]


def unread_first(scene: Scene, standing: list[Input]) -> list[Input]:
    """Those of whose words the reader has said nothing, in the order in which they are given."""
    who = scene.who or ""
    unread = [one for one in standing if who not in one.judgements]
    return sorted(shuffled_for(who, unread), key=lambda one: len(one.judgements))


def read_last(scene: Scene, standing: list[Input]) -> list[Input]:
    """The others, the last first."""
    who = scene.who or ""
    read = [one for one in standing if who in one.judgements]
    return sorted(read, key=lambda one: one.judgements[who].at, reverse=True)


def to_judge(scene: Scene, input: Input, swapped: bool = False) -> ToJudge:
    """An input as the reader has it."""
    who = scene.who or ""
    said = input.judgements.get(who)
    return ToJudge(
        input,
        scene.prompt(input),
        chips(scene, input.themes),
        said.stance if said else "",
        input.was_judged_before(who),
        scene.kept.key,
        scene.state.reading(input),
        scene.state.similar(input),
        scene.state.seq,
        swapped,
    )
