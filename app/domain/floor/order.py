"""In which order those might be called who ask to speak. It is a suggestion: a moderator decides."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from app.domain.floor.heard import NOTHING, Heard, group_of, heard
from app.domain.state import State


def called_in_order(state: State, now: datetime) -> list[str]:
    """Who waits to speak, in the order that the moderators chose. Whoever has the floor does not wait; once the
    session has ended nobody does."""
    if state.stage.ended_at is not None:
        return []
    waiting = [who for who in state.hands if who != state.stage.floor]
    if state.stage.floor_order == "first_come":
        return waiting
    main = next(iter(state.plan.by_weight), None)
    groups = {who: group_of(state.participants[who].said, main) for who in waiting}
    spoken = {turn.participant for turn in state.stage.turns}
    return least_heard_first(waiting, groups, heard(state, main, now), spoken)


def least_heard_first(
    waiting: Iterable[str], groups: Mapping[str, str], heard: Mapping[str, Heard], spoken: Collection[str]
) -> list[str]:
    """Those first whose group has had the least time, then the fewest turns; within it those who have not
    spoken yet; then as they came, which is the order in which they are given."""

    def place(who: str) -> tuple[timedelta, int, bool]:
        group = heard.get(groups[who], NOTHING)
        return group.time, group.turns, who in spoken

    return sorted(waiting, key=place)
