"""Inputs that may say the same, as a machine takes them to, and nobody has said so yet or told them apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.domain.inputs.data import Input
from app.domain.state import State
from app.sense.said import Twins


class Alike(NamedTuple):
    """Two inputs that stand for themselves: the first is the one to stand for both, which more people support,
    or which came first. `by_wording` says whether their words are alike, or their meaning; `denies` that only
    one of them has a negation."""

    head: Input
    other: Input
    by_wording: bool
    denies: bool

    @property
    def both(self) -> tuple[Input, Input]:
        """The two."""
        return self.head, self.other


def alike(state: State, twins: Iterable[Twins]) -> Iterator[Alike]:
    """Those that others may read, of one question, the likeliest first: each two once."""
    told = set[frozenset[str]]()
    for one in twins:
        pair = _standing(state, one)
        if len(pair) == 2 and (ids := frozenset(pair)) not in told:
            told.add(ids)
            head, other = sorted(pair.values(), key=lambda input: (-len(state.supporters(input)), input.seq))
            if head.item == other.item and not _told_apart(state, head, other):
                yield Alike(head, other, one.because == "wording", one.differs_by_negation)


def _standing(state: State, twins: Twins) -> dict[str, Input]:
    """What stands for the two, by id: of two that were merged one alone does."""
    there = (state.inputs[id] for id in (twins.one, twins.other) if id in state.inputs)
    return {head.id: head for one in there if state.stands(head := state.stood_for_by(one))}


def _told_apart(state: State, one: Input, other: Input) -> bool:
    """Whether somebody said so of any of those they stand for."""
    return any(
        frozenset({this.id, that.id}) in state.stage.apart
        for this in state.merged_with(one)
        for that in state.merged_with(other)
    )
