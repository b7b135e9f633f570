"""What the answers of a session say, of everyone and of each group that people said they belong to.

Computed once for a state, however many screens, languages and tables show it.
"""

from collections.abc import Mapping, Set
from functools import cached_property
from typing import NamedTuple

from app.domain.constituencies import Constituency
from app.domain.people.data import Participant
from app.domain.results import RowResult
from app.domain.small_groups import too_small
from app.domain.state import State
from app.domain.text import Language

NOT_SAID = "not_said"
ALL = "all"


class Group(NamedTuple):
    """The participants who chose the same of a constituency; `value` is None for all of them."""

    scope: str
    value: str | None
    members: frozenset[str]


class Result(NamedTuple):
    """The result of a vote: its rows, and how many people answered it."""

    rows: list[RowResult]
    people: int


class Findings:
    """What a session's answers say at a point of its log."""

    def __init__(self, state: State) -> None:
        self._state, self.seq = state, state.seq
        self._results: dict[str, Result] = {}
        self._sentences: dict[tuple[str, Language], str] = {}

    def result(self, item_id: str) -> Result:
        """The result of an item's vote, of everyone."""
        if item_id not in self._results:
            poll = self._state.polls[item_id]
            self._results[item_id] = Result(poll.vote.result(poll.tally), poll.tally.people)
        return self._results[item_id]

    def sentence(self, item_id: str, language: Language) -> str:
        """What that result says, in one sentence."""
        key = item_id, language
        if key not in self._sentences:
            poll = self._state.polls[item_id]
            self._sentences[key] = poll.vote.sentence(poll.tally, language)
        return self._sentences[key]

    @cached_property
    def groups(self) -> Mapping[str, list[Group]]:
        """Every scope's groups: everyone; then by each constituency, the main one first, in the plan's order,
        those who said nothing last, groups of nobody left out. The groups of a scope share out all people."""
        everyone = Group(ALL, None, frozenset(self._state.participants))
        return {ALL: [everyone]} | {one.name: self._by(one) for one in self._state.plan.by_weight}

    def _by(self, constituency: Constituency) -> list[Group]:
        people = self._state.participants.items()
        said = {who: person.said.get(constituency.id, NOT_SAID) for who, person in people}
        values = (*(choice.id for choice in constituency.choices), NOT_SAID)
        groups = (
            Group(constituency.name, value, frozenset(who for who, theirs in said.items() if theirs == value))
            for value in values
        )
        return [group for group in groups if group.members]

    def hidden(self, scope: str, among: Set[str] | None = None) -> frozenset[Group]:
        """Which groups of a scope are too small to be shown, by those of them who are `among` these people.
        The whole is always shown."""
        if scope == ALL:
            return frozenset()
        return too_small({group: _size(group, among) for group in self.groups[scope]})

    def said_of(self, person: Participant | None) -> dict[str, str | None]:
        """What a person said of themselves, by scope; None where they said nothing."""
        return self.by_scope(person.said if person else {})

    def by_scope(self, said: Mapping[str, str]) -> dict[str, str | None]:
        """What was said of each constituency, by scope."""
        return {one.name: said.get(one.id) for one in self._state.plan.by_weight}


def _size(group: Group, among: Set[str] | None) -> int:
    return len(group.members if among is None else group.members & among)
