"""What the answers of a session say, of everyone and of each group that people said they belong to.

Computed once for a state, however many screens, languages and tables show it.
"""

from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from typing import NamedTuple

from app.domain.answer import Answer, abstention
from app.domain.breakdown import Breakdown, Leading, Multiple, Shares, multiple, shared_out
from app.domain.constituencies import Constituency
from app.domain.convergence import Convergence, Part, convergence
from app.domain.guidance.data import Statement
from app.domain.guidance.standing import Standing
from app.domain.inputs.data import Input
from app.domain.inputs.judged import Judged, by_agreement
from app.domain.people.data import Participant
from app.domain.results import RowResult
from app.domain.shift import Rounds, Shift, compared_by, shift
from app.domain.showing import Showing, counted_in
from app.domain.small_groups import ALL, MERGED, NOT_SAID, too_small
from app.domain.state import State
from app.domain.tally import Tally
from app.domain.text import Language
from app.domain.vote import Vote


class Group(NamedTuple):
    """The participants who chose the same of a constituency; `value` is None for all of them."""

    scope: str
    value: str | None
    members: frozenset[str]

    @property
    def is_everyone(self) -> bool:
        """Whether it is all of them, whatever a plan calls its constituencies."""
        return self.value is None


class Result(NamedTuple):
    """The result of a vote: its rows, without what moderators withhold, and how many people answered it."""

    rows: list[RowResult]
    people: int


class Findings:
    """What a session's answers say at a point of its log."""

    def __init__(self, state: State) -> None:
        self._state, self.seq = state, state.seq
        self._results: dict[str, Result] = {}
        self._sentences: dict[tuple[str, Language], str] = {}
        self._judged: dict[str, list[Judged]] = {}
        self._showings: dict[tuple[str, str], Showing] = {}

    def result(self, item_id: str) -> Result:
        """The result of an item's vote, of everyone."""
        if item_id not in self._results:
            vote, tally = self._state.polls[item_id].vote, self._shown(item_id)
            self._results[item_id] = Result(_readable(vote, tally), tally.people)
        return self._results[item_id]

    def sentence(self, item_id: str, language: Language) -> str:
        """What that result says, in one sentence."""
        key = item_id, language
        if key not in self._sentences:
            vote, tally = self._state.polls[item_id].vote, self._shown(item_id)
            self._sentences[key] = vote.sentence(tally, language)
        return self._sentences[key]

    def _shown(self, item_id: str) -> Tally:
        """How the ballots count, without what moderators withhold."""
        return self._state.polls[item_id].tally.without(self._state.withheld_words(item_id))

    @cached_property
    def everyone(self) -> Group:
        """All who joined."""
        return Group(ALL, None, frozenset(self._state.participants))

    @cached_property
    def groups(self) -> Mapping[str, list[Group]]:
        """The groups of each constituency, the main one first, in the plan's order, those who said nothing
        last, groups of nobody left out. The groups of each share out all people."""
        return {one.name: self._by(one) for one in self._state.plan.by_weight}

    @property
    def scopes(self) -> list[list[Group]]:
        """In which ways all people are shared out: as one, then by each constituency."""
        return [[self.everyone], *self.groups.values()]

    def _by(self, constituency: Constituency) -> list[Group]:
        people = self._state.participants.items()
        said = {who: person.said.get(constituency.id, NOT_SAID) for who, person in people}
        groups = (
            Group(constituency.name, value, frozenset(who for who, theirs in said.items() if theirs == value))
            for value in _values(constituency)
        )
        return [group for group in groups if group.members]

    def hidden(
        self, scope: str, among: Set[str] | None = None, before: Set[Group] = frozenset()
    ) -> frozenset[Group]:
        """Which groups of a constituency are too small to be shown, by those of them who are `among` these
        people. Where groups are told of more people elsewhere, of whom these are a part, those that are hidden
        there, `before`, are hidden here."""
        return hidden_of(self.groups[scope], among, before)

    def breakdown(self, item_id: str, constituency: str) -> Breakdown:
        """An item's result by the groups of a constituency, which is named by its id."""
        poll, scope = self._state.polls[item_id], self._state.plan.constituency(constituency).name
        people, withheld = poll.ballots.keys(), self.not_told_apart(item_id)
        shares = self._shares(people, scope)
        return Breakdown(
            whole=Multiple(ALL, poll.tally.people, _readable(poll.vote, poll.tally.without(withheld))),
            groups=tuple(multiple(poll, name, of, withheld) for name, of in shares.told.items()),
            merged=multiple(poll, MERGED, shares.rest, withheld) if shares.rest else None,
            leading=tuple(self.leading(item_id, scope)),
        )

    def not_told_apart(self, item_id: str) -> frozenset[str]:
        """What is not told of groups: what moderators withhold, and what too few people wrote."""
        poll = self._state.polls[item_id]
        return self._state.withheld_words(item_id) | poll.vote.too_rare(poll.tally)

    def showing(self, item_id: str, constituency: str) -> Showing:
        """The same as it would be shown now, with what changed since the vote that the item asks again."""
        key = item_id, constituency
        if key not in self._showings:
            scope = self._state.plan.constituency(constituency).name
            poll, rounds = self._state.polls[item_id], self._rounds(item_id)
            parts = [self._shares(poll.ballots.keys(), scope).parts]
            if rounds:
                parts.append(rounds.counted(compared_by(rounds, self._members(scope, rounds.people))))
            counted = counted_in(parts, tuple(rounds) if rounds else (poll,))
            self._showings[key] = Showing(self.breakdown(*key), self.shift(*key), counted)
        return self._showings[key]

    def shift(self, item_id: str, constituency: str | None = None) -> Shift | None:
        """What changed since the vote that an item asks again, by the groups of a constituency, or of everyone
        alone; None where it asks none again, or that was not asked."""
        rounds = self._rounds(item_id)
        if rounds is None:
            return None
        scope = self._state.plan.constituency(constituency).name if constituency else None
        return shift(rounds, ALL, self._members(scope, rounds.people) if scope else {})

    def _rounds(self, item_id: str) -> Rounds | None:
        again, polls = self._state.agenda[item_id].again, self._state.polls
        return Rounds(polls[again], polls[item_id]) if again is not None and again in polls else None

    def behind(self, stands: Standing) -> Shares:
        """Who stands behind a statement by the groups of the main constituency; those too small as one, as all
        are where there is none. A group of whom it is not told what they said of an input that is judged is not
        told of who agrees with it."""
        main = self._main
        if main is None:
            return Shares({}, stands.behind)
        judged = (one.judgements.keys() for one in stands.supporting if one.judgements)
        untold = frozenset[str]().union(*(self._too_small(main, people) for people in judged))
        return self._shares(stands.behind, main, untold)

    def groups_behind(self, stands: Standing) -> int | None:
        """Of how many groups these are, of those that are told; None where some are, and none is told."""
        shares = self.behind(stands)
        told = sum(bool(people) for group, people in shares.told.items() if group != NOT_SAID)
        return None if shares.rest and not told else told

    @property
    def _main(self) -> str | None:
        """The scope of the main constituency; None where the plan has none."""
        return next((one.name for one in self._state.plan.by_weight), None)

    def _shares(self, people: Set[str], scope: str, before: Set[str] = frozenset()) -> Shares:
        return shared_out(self._members(scope, people), self._too_small(scope, people, before))

    def _members(self, scope: str, among: Set[str]) -> dict[str, Set[str]]:
        """The groups of a scope by their values, in the plan's order: who is in them, of these people. Whoever
        never joined, and is known by the id of what was noted of them, is in the group that was noted."""
        members: dict[str, Set[str]] = {one.value or "": one.members & among for one in self.groups[scope]}
        if noted := self._noted(scope, among - self._state.participants.keys()):
            members |= {value: members.get(value, frozenset()) | of for value, of in noted.items()}
            [constituency] = (one for one in self._state.plan.by_weight if one.name == scope)
            return {value: members[value] for value in _values(constituency) if value in members}
        return members

    def _noted(self, scope: str, strangers: Set[str]) -> dict[str, frozenset[str]]:
        said = {who: self.by_scope(self._state.inputs[who].said)[scope] or NOT_SAID for who in strangers}
        return {value: frozenset(who for who in said if said[who] == value) for value in said.values()}

    def _too_small(self, scope: str, among: Set[str], before: Set[str] = frozenset()) -> frozenset[str]:
        """Which groups are too small to be told, by those of them who are `among` these people; `before` as in
        `hidden`. Everyone knows whose words were noted: so first those who joined must be enough by themselves,
        wherever there are any."""
        members, joined = self._members(scope, among), self._state.participants.keys()
        of_joined = {value: len(of & joined) for value, of in members.items()}
        alone = too_small({value: size for value, size in of_joined.items() if size}, before)
        return too_small({value: len(of) for value, of in members.items()}, alone | before)

    def leading(self, item_id: str, scope: str | None = None) -> list[Leading]:
        """How far the groups of a constituency, the main one where none is named, agree on what weighs most,
        row by row of an item's vote, and on each option where several are level: who named it agrees. Rows on
        which nobody had an opinion are left out, and so is what is not told of groups."""
        poll, withheld = self._state.polls[item_id], self.not_told_apart(item_id)
        rows = []
        for place, result in enumerate(self.result(item_id).rows):
            told = [one for one in result.bars if one.place and one.option.id not in withheld]
            first = [one for one in told if one.place == min(bar.place for bar in told)]
            named = {who: _named(poll.vote, one.answer, place) for who, one in poll.ballots.items()}
            aside = {one.option.id for one in result.bars if one.aside}
            have = {who for who, theirs in named.items() if theirs - aside}
            for bar in first:
                agree = {who for who in have if bar.option.id in named[who]}
                agreement = self.agreement(have, agree, poll.ballots.keys(), scope)
                rows.append(Leading(result, bar, len(first) > 1, agreement))
        return rows

    def judged(self, item_id: str) -> list[Judged]:
        """What people say of an item's inputs, of those that others may read: first what most agree with."""
        if item_id not in self._judged:
            standing = self._state.standing_inputs(item_id) if self._state.is_judged(item_id) else []
            self._judged[item_id] = by_agreement(standing)
        return self._judged[item_id]

    def agreed_on(self, input: Input) -> Convergence:
        """How far the groups agree with an input, of those who agree or disagree: who passes is left out."""
        said = input.judgements
        opinion = {who for who, one in said.items() if one.stance != "pass"}
        agree = {who for who, one in said.items() if one.stance == "agree"}
        return self.agreement(opinion, agree, said.keys())

    def taken_up(self, agree: Set[str]) -> Convergence:
        """How far the groups take up something of which these people wrote, or support what was written: of all
        who wrote or support anything."""
        return self.agreement(self._spoke, agree)

    @cached_property
    def _spoke(self) -> frozenset[str]:
        return self._state.people(filter(self._state.bears, self._state.inputs.values()))

    def recognised(self, statement: Statement) -> Convergence:
        """How far the groups recognise the discussion in a statement that was read back."""
        replies = statement.answers
        reflects = {reply.participant for reply in replies if reply.recognition == "reflects"}
        return self.agreement({reply.participant for reply in replies}, reflects)

    def agreement(
        self, people: Set[str], agree: Set[str], of: Set[str] | None = None, scope: str | None = None
    ) -> Convergence:
        """How far the groups of a constituency, the main one where none is named, agree, of these people; those
        too small stand as one. `of` are more people, of whom groups are told elsewhere."""
        whole = Part(ALL, len(people), len(agree & people))
        main = scope or self._main
        if main is None:
            return convergence(whole, ())
        hidden = self._too_small(main, people, frozenset() if of is None else self._too_small(main, of))
        members = {value: of_it for value, of_it in self._members(main, people).items() if of_it}
        parts = {value: Part(value, len(of_it), len(of_it & agree)) for value, of_it in members.items()}
        told = [part for value, part in parts.items() if value not in hidden]
        rest = [part for value, part in parts.items() if value in hidden]
        merged = Part(MERGED, sum(one.people for one in rest), sum(one.agree for one in rest))
        return convergence(whole, [one for one in told if one.group != NOT_SAID], merged if rest else None)

    def said_of(self, person: Participant | None) -> dict[str, str | None]:
        """What a person said of themselves, by scope; None where they said nothing."""
        return self.by_scope(person.said if person else {})

    def by_scope(self, said: Mapping[str, str]) -> dict[str, str | None]:
        """What was said of each constituency, by scope."""
        return {one.name: said.get(one.id) for one in self._state.plan.by_weight}


def _readable(vote: Vote, tally: Tally) -> list[RowResult]:
    """A result, as many options of it as are shown."""
    return [row.first(vote.most_shown) for row in vote.result(tally)]


def _values(constituency: Constituency) -> tuple[str, ...]:
    """What can be said of a constituency, and that nothing was."""
    return *(choice.id for choice in constituency.choices), NOT_SAID


def hidden_of(
    groups: Iterable[Group], among: Set[str] | None = None, before: Set[Group] = frozenset()
) -> frozenset[Group]:
    """Which of the groups that share out all people are too small to be shown; everyone always is."""
    return too_small({group: _size(group, among) for group in groups if not group.is_everyone}, before)


def _size(group: Group, among: Set[str] | None) -> int:
    return len(group.members if among is None else group.members & among)


def _named(vote: Vote, answer: Answer, row: int) -> frozenset[str]:
    """The options that an answer names in a row, in whatever order or number; none without an opinion."""
    row_id = vote.row_ids[row]
    if row_id not in answer or answer[row_id] == abstention():
        return frozenset()
    return frozenset(one.option for one in vote.row_told(row_id, answer[row_id]) if one.option)
