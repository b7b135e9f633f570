"""The groups that results and attendance are shown for."""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.people.data import Participant
from app.domain.plan import Plan
from app.domain.state import State
from app.exports.small_groups import too_small

NOT_SAID = "not_said"
ALL = "all"

SAID = {"section": "section", "role": "role", "policy_council": "council"}
"""What people say of themselves: the scope it makes, and how the domain calls it."""

SCOPES = (ALL, *SAID)


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
    for scope in SAID:
        said = {id: said_of(person)[scope] or NOT_SAID for id, person in state.participants.items()}
        candidates = (
            Group(scope, value, frozenset(id for id, theirs in said.items() if theirs == value))
            for value in (*_values(state.plan, scope), NOT_SAID)
        )
        found[scope] = [group for group in candidates if group.members]
    return found


def said_of(person: Participant | None) -> dict[str, str | None]:
    """A person's section, role and policy council; None where they gave none."""
    return {scope: getattr(person, attribute, None) for scope, attribute in SAID.items()}


def _values(plan: Plan, scope: str) -> list[str]:
    choices = {"section": plan.sections, "role": plan.roles, "policy_council": plan.councils}[scope]
    return [choice.id for choice in choices]


def hidden_groups(sizes: Mapping[Group, int]) -> frozenset[Group]:
    """Which groups of one scope are not shown. The whole is always shown."""
    return frozenset() if any(group.scope == ALL for group in sizes) else too_small(sizes)
