"""What may be told apart without saying what single people did.

A group of fewer than SMALL_GROUP people is not shown. Nor may its numbers be found by taking other groups from
the whole: what is left over is never fewer than SMALL_GROUP people either.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from typing import Any, TypeVar

SMALL_GROUP = 3
"""The fewest people whose numbers are shown apart from the whole (our default, not from a source)."""

MERGED = "merged"
"""What stands for the groups that are too small to be told apart."""

NOT_SAID = "not_said"
"""What stands for those who did not say to which group they belong."""

ALL = "all"
"""What stands for everyone, of whatever group."""

Group = TypeVar("Group", bound=Hashable)
Known = tuple[Any, ...]
"""What is known of someone, place by place."""


def too_small(sizes: Mapping[Group, int], hidden: Set[Group] = frozenset()) -> frozenset[Group]:
    """Which of the groups that share out a whole are not shown, given how many people each has.

    The next smallest are hidden with them until those hidden are enough together. Whoever tells of a part of
    the people of whom groups are told elsewhere gives those that are `hidden` there: of two ways to share out
    the same people, one must not tell what the other hides.
    """
    found = {group for group, size in sizes.items() if size < SMALL_GROUP or group in hidden}
    for group in sorted(sizes, key=lambda group: sizes[group]):
        if not 0 < sum(sizes[one] for one in found) < SMALL_GROUP:
            break
        found.add(group)
    return frozenset(found)


def told_apart(said: Mapping[str, Known], hidden: Sequence[Set[Any]]) -> dict[str, Known]:
    """What may stand beside each person's vote, given what is known of them, place by place.

    People are told apart by the first place, within that by the second, and so on, as far as nobody stands in
    a group of fewer than SMALL_GROUP; from there on it says MERGED. By the first places totals are shown
    elsewhere, but for the groups that are `hidden` there, place by place: these are hidden here as well, and
    those who can be told apart by another are all who share it, or leave enough.
    """
    told = _by_place(said, 0, hidden)
    while lonely := _left_alone(said, told, len(hidden)):
        place, value = lonely
        told = {
            id: (*one[:place], *_merged(one, place)) if one[place] == value else one for id, one in told.items()
        }
    return told


def _by_place(said: Mapping[str, Known], place: int, hidden: Sequence[Set[Any]]) -> dict[str, Known]:
    groups: dict[Any, dict[str, Known]] = defaultdict(dict)
    for id, one in said.items():
        if place == len(one):
            return dict(said)
        groups[one[place]][id] = one
    before = hidden[place] if place < len(hidden) else frozenset[Any]()
    alone = too_small({value: len(group) for value, group in groups.items()}, before)
    told: dict[str, Known] = {}
    for value, group in groups.items():
        if value in alone:
            told |= {id: (*one[:place], *_merged(one, place)) for id, one in group.items()}
        else:
            told |= _by_place(group, place + 1, hidden)
    return told


def _merged(one: Known, place: int) -> Known:
    return (MERGED,) * (len(one) - place)


def _left_alone(said: Mapping[str, Known], told: Mapping[str, Known], totals: int) -> tuple[int, Any] | None:
    """A place and a value by which so many are told apart that too few are left in its total."""
    for place in range(totals):
        whole = Counter(one[place] for one in said.values())
        shown = Counter(one[place] for one in told.values() if one[place] != MERGED)
        for value, count in shown.items():
            if 0 < whole[value] - count < SMALL_GROUP:
                return place, value
    return None
