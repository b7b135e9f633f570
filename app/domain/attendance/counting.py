"""How many of those invited are here and have answered, by each choice of a constituency; and who is missing.

Who is connected at a moment is not in the log, so it is given.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from app.domain.constituencies import Constituency, Listed
from app.domain.findings import Findings, Group
from app.domain.small_groups import SMALL_GROUP
from app.domain.state import State


class Attended(NamedTuple):
    """Those who chose the same of a constituency; everyone, where `choice` is None.

    `invited` is None where it is not known, `answered` where too few people joined to say it beside the answers
    as they come in. `here` are those connected, `silent` those of them who have not answered.
    """

    choice: Listed | None
    invited: int | None
    joined: int
    here: int
    answered: int | None
    silent: int

    @property
    def of(self) -> int:
        """How many may be expected: those invited, and never fewer than have joined."""
        return max(self.invited or 0, self.joined)

    @property
    def missing(self) -> tuple[bool, float, int]:
        """What comes first where the least is told first: the smallest share, then the largest group. Groups of
        whom it is not told how many have answered come last, by how many are here."""
        untold = self.answered is None
        return untold, (self.here if untold else self.answered or 0) / max(1, self.of), -self.of


def invited(state: State, constituency: Constituency, choice: Listed) -> int | None:
    """How many are invited: what was set last, else what was planned."""
    return state.stage.invited.get((constituency.id, choice.id), choice.invited)


def invitations(state: State, scope: str) -> dict[str, int]:
    """How many are invited, by what they would choose of the constituency that tables call so; where known."""
    known = next((one for one in state.plan.constituencies if one.name == scope), None)
    asked_in = ((one.id, invited(state, known, one)) for one in known.choices) if known else ()
    return {id: people for id, people in asked_in if people is not None}


def attended(
    state: State, findings: Findings, constituency: Constituency, here: Collection[str]
) -> list[Attended]:
    """Every choice of which anyone joined or is invited, the least first: by who has answered the live item,
    or by who is here where it asks nothing."""
    asks = state.live is not None and state.live.asks
    hidden = findings.hidden(constituency.name)
    groups = {group.value: group for group in findings.groups[constituency.name]}
    all = []
    for choice in constituency.choices:
        group = groups.get(choice.id)
        expected = invited(state, constituency, choice)
        if group or expected:
            members = group.members if group else frozenset[str]()
            told = asks and group not in hidden
            all.append(_counted(state, choice, expected, members, here, told=told))
    return sorted(all, key=lambda one: one.missing)


def gap(state: State, findings: Findings, here: Collection[str]) -> Attended | None:
    """Where most are missing from the live question: the choice whose smallest share has answered while someone
    of it who is here has not. Where only groups too small to be told apart have such people, it is everyone;
    None where all who are here have answered, or nothing is open."""
    if state.live is None or not state.live.asks or not state.stage.item(state.live.id).open:
        return None
    everyone = _counted(state, None, None, frozenset(state.participants), here, told=True)
    if not everyone.silent:
        return None
    all = [one for by in state.plan.by_weight for one in attended(state, findings, by, here)]
    waited_for = [one for one in all if one.answered is not None and one.silent]
    return min(waited_for, key=lambda one: one.missing, default=everyone)


def _counted(
    state: State,
    choice: Listed | None,
    expected: int | None,
    members: frozenset[str],
    here: Collection[str],
    *,
    told: bool,
) -> Attended:
    answered = members & state.turnout(state.live.id) if state.live else frozenset[str]()
    connected = members.intersection(here)
    return Attended(
        choice,
        expected,
        len(members),
        len(connected),
        len(answered) if told else None,
        len(connected - answered),
    )


def present_most(state: State, group: Group) -> int | None:
    """The most people of a group who were connected at once to one process of the service, which knows of its
    own screens alone: with several it is fewer than were there. None where that was never noted."""
    return state.present_most.get((group.scope, group.value or ""))


def more_than_ever(state: State, findings: Findings, here: Collection[str]) -> dict[str, dict[str, int]]:
    """How many are connected, by scope and choice, where that is more than ever and enough to be told."""
    risen: dict[str, dict[str, int]] = {}
    for group, people in _connected(findings, here):
        if people >= SMALL_GROUP and people > (present_most(state, group) or 0):
            risen.setdefault(group.scope, {})[group.value or ""] = people
    return risen


def _connected(findings: Findings, here: Collection[str]) -> Iterator[tuple[Group, int]]:
    for groups in findings.scopes:
        for group in groups:
            yield group, len(group.members.intersection(here))
