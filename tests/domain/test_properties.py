"""What holds whatever participants and moderators do, in any order."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.agenda.entries import ItemStarted, SessionEnded, TimeExtended
from app.domain.answer import BadAnswer
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.ballots.moderation import ResultsHidden, ResultsRevealed, VotingClosed, VotingOpened
from app.domain.entry import Body, Entry
from app.domain.floor.entries import FloorAsked, FloorEnded, FloorGiven
from app.domain.fold import apply
from app.domain.inputs.entries import InputRevised, InputSent, InputWithdrawn
from app.domain.inputs.moderation import InputRestored, InputSetAside, InputShown, InputUnshown, NamesShown
from app.domain.inputs.support import Endorsed
from app.domain.outcome import Outcome
from app.domain.people.entries import Joined
from app.domain.reasons import SET_ASIDE_REASONS
from app.domain.session.entries import Undone
from app.domain.state import State
from app.domain.text import Language
from app.domain.vote import Vote

from .scenes import PLAN, Session

VOTES: dict[str, Vote] = {item.id: item.vote for item in PLAN.agenda if item.vote}

people = st.sampled_from(["ana", "ben", "cleo"])
items = st.sampled_from(list(PLAN.as_planned.by_id))
live_or_any_item = st.one_of(st.none(), items)
inputs = st.integers(1, 4).map(lambda number: f"SINGLE-{number:03d}")
options = st.sampled_from(["apple", "pear", "plum", "fig", "1", "3", "5", "none", "no_opinion", "kiwi"])
rows = st.sampled_from(["", "local", "global", "nowhere"])
answers = st.dictionaries(rows, st.lists(options, max_size=3), max_size=2)


class AnySession(RuleBasedStateMachine):
    """Three participants and a moderator in a session, with every entry under a key of its own."""

    @initialize()
    def begin(self) -> None:
        self.session = Session("ana", "ben", at="single")
        self.session.send("ana")
        self.given: dict[str, Outcome] = {}

    def do(self, actor: str, body: Body) -> None:
        key = f"key-{len(self.given)}"
        self.given[key] = self.session.do(actor, body, key)

    def live(self) -> str | None:
        return self.session.state.stage.live

    @rule(seconds=st.sampled_from([0.5, 2, 60, 600]))
    def time_passes(self, seconds: float) -> None:
        self.session.later(seconds=seconds)

    # Participants

    @rule(who=people, language=st.sampled_from(["en", "fr"]))
    def join(self, who: str, language: Language) -> None:
        self.do(who, Joined(language=language))

    @rule(who=people, item=items, choose=st.data(), ago=st.sampled_from([None, 0, 1, 60]))
    def answer(self, who: str, item: str, choose: st.DataObject, ago: float | None) -> None:
        offered = VOTES[item].choices if item in VOTES else ()
        fitting = st.sampled_from([choice.id for choice in offered] or ["apple"])
        row = VOTES[item].row_ids[0] if item in VOTES else ""
        answer = choose.draw(st.one_of(fitting.map(lambda option: {row: [option]}), answers))
        written_at = None if ago is None else self.session.now - timedelta(seconds=ago)
        self.do(who, BallotCast(item=item, answer=answer, written_at=written_at))

    @rule(who=people, item=items)
    def withdraw_ballot(self, who: str, item: str) -> None:
        self.do(who, BallotWithdrawn(item=item))

    @rule(who=people, text=st.sampled_from(["Pears", " ", "x" * 41]))
    def send(self, who: str, text: str) -> None:
        self.do(who, InputSent(item="single", text=text))

    @rule(who=people, input=inputs)
    def revise(self, who: str, input: str) -> None:
        self.do(who, InputRevised(input=input, text="Figs"))

    @rule(who=people, input=inputs)
    def withdraw_input(self, who: str, input: str) -> None:
        self.do(who, InputWithdrawn(input=input))

    @rule(who=people, input=inputs, agree=st.booleans())
    def endorse(self, who: str, input: str, agree: bool) -> None:
        self.do(who, Endorsed(input=input, agree=agree))

    @rule(who=people, wanted=st.booleans(), topic=st.sampled_from(["", "Pears"]))
    def ask_for_the_floor(self, who: str, wanted: bool, topic: str) -> None:
        self.do(who, FloorAsked(wanted=wanted, topic=topic))

    # Moderators, and participants who try

    @rule(who=st.sampled_from(["moderator"] * 4 + ["ana"]), choose=st.data())
    def moderate(self, who: str, choose: st.DataObject) -> None:
        item = choose.draw(live_or_any_item) or self.live() or "opening"
        input, reason = choose.draw(inputs), choose.draw(st.sampled_from([*SET_ASIDE_REASONS, "boring"]))
        actions = self.session.state.actions
        body = choose.draw(
            st.sampled_from(
                [
                    ItemStarted(item=item, leaving=self.live()),
                    ItemStarted(item=item, leaving="opening"),
                    SessionEnded(leaving=self.live()),
                    VotingOpened(item=item),
                    VotingClosed(item=item),
                    ResultsRevealed(item=item),
                    ResultsHidden(item=item),
                    TimeExtended(item=item),
                    InputShown(input=input),
                    InputUnshown(input=input),
                    InputSetAside(input=input, reason=reason),
                    InputRestored(input=input),
                    NamesShown(shown=True),
                    FloorGiven(participant="ana"),
                    FloorEnded(),
                    Undone(seq=actions[-1].seq if actions else 1),
                    Undone(seq=1),
                ]
            )
        )
        self.do(who, body)

    # What holds

    @invariant()
    def the_running_tally_is_the_ballots_counted_afresh(self) -> None:
        for poll in self.session.state.polls.values():
            assert poll.tally.same_as(poll.recount())
            assert poll.tally.people == len(poll.ballots)

    @invariant()
    def every_ballot_is_the_last_its_person_cast_that_counted(self) -> None:
        last: dict[tuple[str, str], dict[str, list[str]]] = {}
        for entry in self.counting():
            match entry.body:
                case BallotCast(item=item, answer=answer):
                    last[item, entry.actor] = VOTES[item].read(answer)
                case BallotWithdrawn(item=item):
                    del last[item, entry.actor]
        assert last == {
            (item, who): ballot.answer
            for item, poll in self.session.state.polls.items()
            for who, ballot in poll.ballots.items()
        }

    @invariant()
    def endorsements_are_those_of_the_log_each_of_the_words_that_stood(self) -> None:
        endorsed: dict[tuple[str, int], set[str]] = defaultdict(set)
        state = State()
        for entry in self.session.log:
            outcome = apply(state, entry)
            if isinstance(entry.body, Endorsed) and not outcome.refused:
                wording = entry.body.input, state.inputs[entry.body.input].revision
                (set.add if entry.body.agree else set.discard)(endorsed[wording], entry.actor)
        for input in self.session.state.inputs.values():
            for number, wording in enumerate(input.revisions, 1):
                assert wording.endorsements == endorsed[input.id, number]
            assert input.author not in input.endorsements

    @invariant()
    def every_key_has_one_outcome_the_one_that_was_given(self) -> None:
        assert self.session.state.outcomes == self.given

    @invariant()
    def time_runs_for_the_live_item_alone(self) -> None:
        stage = self.session.state.stage
        assert [run.item for run in stage.runs if run.ended_at is None] == ([stage.live] if stage.live else [])

    @invariant()
    def whoever_has_answered_has_something_that_stands(self) -> None:
        state = self.session.state
        for item in PLAN.agenda:
            sent = {input.author for input in state.inputs_of.get(item.id, ()) if not input.withdrawn_at}
            voted = set(state.polls[item.id].ballots) if item.id in state.polls else set()
            assert state.answered.get(item.id, set()) == sent | voted

    @invariant()
    def every_action_that_can_be_undone_changed_something(self) -> None:
        state = self.session.state
        stages = [*(action.before for action in state.actions), state.stage]
        assert all(before != after for before, after in pairwise(stages))

    @invariant()
    def after_the_end_nothing_is_open(self) -> None:
        stage = self.session.state.stage
        if stage.ended_at:
            assert not any(item.open for item in stage.items.values())

    def counting(self) -> list[Entry]:
        refused = {outcome.seq for outcome in self.given.values() if outcome.refused}
        return [entry for entry in self.session.log if entry.seq not in refused]

    def teardown(self) -> None:
        """Whoever reads the log afterwards has the same session."""
        assert vars(self.session.replayed()) == vars(self.session.state)


AnySession.TestCase.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
TestAnySession = AnySession.TestCase


@given(item=st.sampled_from(list(VOTES)), choose=st.data())
def test_an_answer_read_again_is_the_same_answer(item: str, choose: st.DataObject) -> None:
    vote = VOTES[item]
    offered = st.sampled_from([*(choice.id for choice in vote.choices), "no_opinion"])
    row = st.lists(offered, max_size=vote.limit)
    given = choose.draw(st.one_of(row, st.dictionaries(st.sampled_from(vote.row_ids), row)))
    try:
        answer = vote.read(given)
    except BadAnswer:
        return
    assert vote.read(answer) == answer
