"""The groups that results and attendance are shown for, and which of them are too small to be shown.

A group of fewer than SMALL_GROUP people is not shown: its numbers would say what single people did. Nor
may they be found by taking the other groups from the whole: where only one group with anyone in it is
hidden, the next smallest is hidden with it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.plan import Plan
from app.domain.state import State

SMALL_GROUP = 3
"""The fewest people whose numbers are shown apart from the whole (our default, not from a source)."""

NOT_SAID = "not_said"
ALL = "all"

_SAID = {"section": "section", "role": "role", "policy_council": "council"}
SCOPES = (ALL, *_SAID)


class Group(NamedTuple):
    """The participants who share a role, section or policy council; `value` is None for all of them."""

    scope: str
    value: str | None
    members: frozenset[str]


def groups(state: State) -> dict[str, list[Group]]:
    """Every scope's groups in the plan's order, those who said nothing last; groups of nobody left out.

    The groups of a scope share out all participants among them.
    """
    found = {ALL: [Group(ALL, None, frozenset(state.participants))]}
    for scope, attribute in _SAID.items():
        said = {id: getattr(person, attribute) or NOT_SAID for id, person in state.participants.items()}
        candidates = (
            Group(scope, value, frozenset(id for id, theirs in said.items() if theirs == value))
            for value in (*_values(state.plan, scope), NOT_SAID)
        )
        found[scope] = [group for group in candidates if group.members]
    return found


def _values(plan: Plan, scope: str) -> list[str]:
    choices = {"section": plan.sections, "role": plan.roles, "policy_council": plan.councils}[scope]
    return [choice.id for choice in choices]


def too_small(sizes: Mapping[Group, int]) -> frozenset[Group]:
    """Which groups of one scope are not shown, given how many people each has."""
    if any(group.scope == ALL for group in sizes):
        return frozenset()
    hidden = {group for group, size in sizes.items() if size < SMALL_GROUP}
    if sum(sizes[group] > 0 for group in hidden) == 1:
        shown = [group for group in sizes if group not in hidden]
        hidden.update(sorted(shown, key=lambda group: sizes[group])[:1])
    return frozenset(hidden)
