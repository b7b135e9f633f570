"""The fold: a session's state is what its log says, entry by entry.

`State.apply` is pure and deterministic: the same entries in the same order give the same state and the
same outcomes, on every process that reads them. It decides who may do what, when, and whether it counts.
An entry that does not count stays in the log with its reason; it changes nothing else.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, NamedTuple

from app.domain import entries as e
from app.domain.entries import Body, Entry
from app.domain.plan import AgendaItem, Plan
from app.domain.reasons import SET_ASIDE_REASONS, Reason
from app.domain.stage import SetAside, Stage
from app.domain.text import Language
from app.domain.vote import Answer, BadAnswer, Tally, Vote

MOST_KNOWN = 5000
"""How many different answers a poll remembers having read."""

GRACE = timedelta(seconds=1.5)
"""How long after the close a ballot may still reach the log, if it was cast before."""


class Outcome(NamedTuple):
    """What became of an entry: it counts, or it was refused for a reason. `made` is the id of a new input."""

    seq: int
    actor: str
    refused: Reason | None = None
    made: str | None = None


class Refusal(Exception):
    """The entry does not count."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Participant:
    """Someone who joined, and what they said of themselves."""

    id: str
    joined_at: datetime
    role: str | None = None
    section: str | None = None
    council: str | None = None
    language: Language = "en"


@dataclass(slots=True)
class Ballot:
    """A person's answer to a vote."""

    participant: str
    answer: Answer
    cast_at: datetime
    seq: int
    changes: int = 0


class Revision(NamedTuple):
    """The words of an input at a time."""

    text: str
    at: datetime


@dataclass(slots=True)
class Input:
    """A short input, with every wording it has had and everyone who endorsed it.

    `late` says that the session had left its item when it came.
    """

    id: str
    item: str
    author: str
    seq: int
    revisions: list[Revision]
    prompt: str | None
    themes: tuple[str, ...]
    language: Language
    written_at: datetime | None = None
    late: bool = False
    withdrawn_at: datetime | None = None
    endorsements: set[str] = field(default_factory=set)
    first_shown_at: datetime | None = None

    @property
    def text(self) -> str:
        """The present words."""
        return self.revisions[-1].text

    @property
    def sent_at(self) -> datetime:
        """When it was first sent."""
        return self.revisions[0].at


@dataclass(slots=True)
class Poll:
    """The ballots of one item's vote and their running tally."""

    vote: Vote
    ballots: dict[str, Ballot] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    known: dict[object, Answer] = field(default_factory=dict, compare=False, repr=False)

    def read(self, given: Answer) -> Answer:
        """The answer, as the vote reads it. Equal answers are one object, read once: of hundreds of thousands
        of ballots few are different. Raises BadAnswer."""
        key = tuple((row, tuple(chosen)) for row, chosen in given.items())
        if key not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[key] = self.vote.read(given)
        return self.known[key]

    def recount(self) -> Tally:
        """The tally counted afresh from the ballots."""
        tally = Tally()
        for ballot in self.ballots.values():
            tally.add(ballot.answer)
        return tally


class Uncounted(NamedTuple):
    """A ballot that was not counted, kept for the record."""

    entry: Entry
    reason: Reason


class Action(NamedTuple):
    """A moderator's action that can be undone, with the stage before it."""

    seq: int
    kind: str
    before: Stage


Handler = Callable[["State", Entry, Any], str | None]
_HANDLERS: dict[type[Body], Handler] = {}


def _on(kind: type[Body]) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        _HANDLERS[kind] = handler
        return handler

    return register


def _action(handler: Handler) -> Handler:
    """A moderator's action: only moderators may, and it can be undone."""

    @wraps(handler)
    def guarded(state: "State", entry: Entry, body: Any) -> str | None:
        if entry.actor != "moderator":
            raise Refusal("not_allowed")
        before = state.stage
        made = handler(state, entry, body)
        if state.stage != before:
            state.actions.append(Action(entry.seq, body.kind, before))
        return made

    return guarded


class State:
    """Everything a session is at a point of its log."""

    plan: Plan

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.seq = 0
        self.stage = Stage()
        self.participants: dict[str, Participant] = {}
        self.polls: dict[str, Poll] = {}
        self.inputs: dict[str, Input] = {}
        self.inputs_of: dict[str, list[Input]] = {}
        self.sent_by: Counter[tuple[str, str]] = Counter()
        self.answered: dict[str, set[str]] = {}
        self.hands: dict[str, e.FloorAsked] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.actions: list[Action] = []
        self.uncounted: list[Uncounted] = []
        for entry in entries:
            self.apply(entry)

    def apply(self, entry: Entry) -> Outcome:
        """Take one entry into account and say what became of it."""
        self.seq = entry.seq
        try:
            made = _HANDLERS[type(entry.body)](self, entry, entry.body)
            outcome = Outcome(entry.seq, entry.actor, None, made)
        except Refusal as refusal:
            outcome = Outcome(entry.seq, entry.actor, refusal.reason)
            if isinstance(entry.body, e.BallotCast):
                self.uncounted.append(Uncounted(entry, refusal.reason))
        if entry.key is not None:
            self.outcomes[entry.key] = outcome
        return outcome

    # What can be asked of it

    @property
    def live(self) -> AgendaItem | None:
        """The item that is live now."""
        return self.plan.items[self.stage.live] if self.stage.live else None

    def status(self, input: Input) -> str:
        """Where an input stands: withdrawn, set_aside, shown (on the board) or received."""
        if input.withdrawn_at:
            return "withdrawn"
        if input.id in self.stage.set_aside:
            return "set_aside"
        return "shown" if input.id in self.stage.shown else "received"

    def standing_inputs(self, item_id: str) -> list[Input]:
        """The inputs of an item that others may read."""
        return [i for i in self.inputs_of.get(item_id, ()) if self.status(i) in ("received", "shown")]

    def ballot(self, item_id: str, participant: str) -> Ballot | None:
        """A person's ballot in the item's vote."""
        poll = self.polls.get(item_id)
        return poll.ballots.get(participant) if poll else None

    # What must hold for an entry to count

    def _item(self, item_id: str) -> AgendaItem:
        if item_id not in self.plan.items:
            raise Refusal("unknown_item")
        return self.plan.items[item_id]

    def _asking_item(self, item_id: str) -> AgendaItem:
        item = self._item(item_id)
        if not item.asks:
            raise Refusal("nothing_asked")
        return item

    def _poll(self, item_id: str) -> Poll:
        if self._item(item_id).vote is None:
            raise Refusal("nothing_asked")
        return self.polls[item_id]

    def _input(self, input_id: str) -> Input:
        if input_id not in self.inputs:
            raise Refusal("unknown_input")
        return self.inputs[input_id]

    def _own_input(self, entry: Entry, input_id: str) -> Input:
        input = self._input(input_id)
        if input.author != entry.actor:
            raise Refusal("not_yours")
        if input.withdrawn_at:
            raise Refusal("withdrawn")
        self._must_take_inputs(input.item)
        return input

    def _must_be_open(self, item_id: str) -> None:
        stage = self.stage.item(item_id)
        if not stage.open:
            raise Refusal("closed" if stage.opened_at else "not_open")

    def _must_be_in_time(self, entry: Entry, body: e.BallotCast) -> None:
        """A ballot counts while voting is open; one that was cast before the close, a little longer."""
        stage, cast_at = self.stage.item(body.item), body.written_at
        before_the_close = stage.closed_at and cast_at and cast_at <= stage.closed_at
        if before_the_close and stage.closed_at and entry.at <= stage.closed_at + GRACE:
            return
        self._must_be_open(body.item)

    def _must_take_inputs(self, item_id: str) -> None:
        """Inputs and endorsements are taken from an item's first opening until the session's end, so that
        what was written without a network still reaches the record."""
        if self.stage.ended_at:
            raise Refusal("ended")
        if not self.stage.item(item_id).opened_at:
            raise Refusal("not_open")

    def _must_have_joined(self, entry: Entry) -> None:
        if entry.actor not in self.participants:
            raise Refusal("not_joined")

    def _words(self, text: str, item: AgendaItem) -> str:
        words = text.strip()
        if not words:
            raise Refusal("empty_text")
        if item.inputs is None:
            raise Refusal("nothing_asked")
        if len(words) > item.inputs.characters:
            raise Refusal("too_long")
        return words

    def _count_answered(self, item_id: str, who: str) -> None:
        """Someone who took back all they had said to an item has not answered it."""
        stands = any(i.author == who and not i.withdrawn_at for i in self.inputs_of.get(item_id, ()))
        if not stands and self.ballot(item_id, who) is None:
            self.answered.get(item_id, set()).discard(who)

    # The session

    @_on(e.Planned)
    def _planned(self, entry: Entry, body: e.Planned) -> str | None:
        if entry.actor != "system" or hasattr(self, "plan"):
            raise Refusal("not_allowed")
        self.plan = body.plan
        self.polls = {item.id: Poll(item.vote) for item in body.plan.agenda if item.vote}
        return None

    # Participants

    @_on(e.Joined)
    def _joined(self, entry: Entry, body: e.Joined) -> str | None:
        known = self.participants.get(entry.actor)
        self.participants[entry.actor] = Participant(
            entry.actor,
            known.joined_at if known else entry.at,
            _listed(body.role, self.plan.roles),
            _listed(body.section, self.plan.sections),
            _listed(body.council, self.plan.councils),
            body.language,
        )
        return None

    @_on(e.BallotCast)
    def _ballot_cast(self, entry: Entry, body: e.BallotCast) -> str | None:
        self._must_have_joined(entry)
        poll = self._poll(body.item)
        self._must_be_in_time(entry, body)
        try:
            answer = poll.read(body.answer)
        except BadAnswer as error:
            raise Refusal(error.args[0]) from error
        earlier = poll.ballots.get(entry.actor)
        if earlier:
            poll.tally.add(earlier.answer, -1)
        poll.tally.add(answer)
        changes = earlier.changes + 1 if earlier else 0
        poll.ballots[entry.actor] = Ballot(entry.actor, answer, entry.at, entry.seq, changes)
        self.answered.setdefault(body.item, set()).add(entry.actor)
        return None

    @_on(e.BallotWithdrawn)
    def _ballot_withdrawn(self, entry: Entry, body: e.BallotWithdrawn) -> str | None:
        poll = self._poll(body.item)
        self._must_be_open(body.item)
        ballot = poll.ballots.pop(entry.actor, None)
        if ballot is None:
            raise Refusal("no_ballot")
        poll.tally.add(ballot.answer, -1)
        self._count_answered(body.item, entry.actor)
        return None

    @_on(e.InputSent)
    def _input_sent(self, entry: Entry, body: e.InputSent) -> str | None:
        self._must_have_joined(entry)
        item = self._item(body.item)
        words = self._words(body.text, item)
        assert item.inputs is not None
        self._must_take_inputs(item.id)
        siblings = self.inputs_of.setdefault(item.id, [])
        if self.sent_by[item.id, entry.actor] >= item.inputs.per_person:
            raise Refusal("too_many_inputs")
        self.sent_by[item.id, entry.actor] += 1
        input_id = f"{item.id.upper()}-{len(siblings) + 1:03d}"
        input = Input(
            id=input_id,
            item=item.id,
            author=entry.actor,
            seq=entry.seq,
            revisions=[Revision(words, entry.at)],
            prompt=_listed(body.prompt, item.inputs.prompts),
            themes=tuple(theme for theme in dict.fromkeys(body.themes) if theme in self.plan.themes_by_id),
            language=body.language,
            written_at=body.written_at,
            late=self.stage.live != item.id and not self.stage.item(item.id).open,
        )
        siblings.append(input)
        self.inputs[input_id] = input
        self.answered.setdefault(item.id, set()).add(entry.actor)
        return input_id

    @_on(e.InputRevised)
    def _input_revised(self, entry: Entry, body: e.InputRevised) -> str | None:
        input = self._own_input(entry, body.input)
        words = self._words(body.text, self.plan.items[input.item])
        if words != input.text:
            input.revisions.append(Revision(words, entry.at))
        return input.id

    @_on(e.InputWithdrawn)
    def _input_withdrawn(self, entry: Entry, body: e.InputWithdrawn) -> str | None:
        input = self._own_input(entry, body.input)
        input.withdrawn_at = entry.at
        self._count_answered(input.item, entry.actor)
        return input.id

    @_on(e.Endorsed)
    def _endorsed(self, entry: Entry, body: e.Endorsed) -> str | None:
        self._must_have_joined(entry)
        input = self._input(body.input)
        if input.author == entry.actor:
            raise Refusal("own_input")
        if self.status(input) not in ("received", "shown"):
            raise Refusal("not_standing")
        self._must_take_inputs(input.item)
        if body.agree:
            input.endorsements.add(entry.actor)
        else:
            input.endorsements.discard(entry.actor)
        return input.id

    @_on(e.FloorAsked)
    def _floor_asked(self, entry: Entry, body: e.FloorAsked) -> str | None:
        self._must_have_joined(entry)
        if not body.wanted:
            self.hands.pop(entry.actor, None)
            return None
        if self.stage.live is None:
            raise Refusal("not_running")
        self.hands[entry.actor] = body
        return None

    # Moderators

    @_on(e.ItemStarted)
    @_action
    def _item_started(self, entry: Entry, body: e.ItemStarted) -> str | None:
        item = self._item(body.item)
        if body.leaving != self.stage.live:
            raise Refusal("moved_on")
        if body.item == self.stage.live:
            raise Refusal("already_live")
        self.stage = self.stage.entered(item.id, entry.at, item.asks)
        return None

    @_on(e.SessionEnded)
    @_action
    def _session_ended(self, entry: Entry, body: e.SessionEnded) -> str | None:
        if self.stage.live is None:
            raise Refusal("not_running")
        if body.leaving != self.stage.live:
            raise Refusal("moved_on")
        self.stage = self.stage.ended(entry.at)
        return None

    @_on(e.VotingOpened)
    @_action
    def _voting_opened(self, entry: Entry, body: e.VotingOpened) -> str | None:
        item = self._asking_item(body.item)
        if self.stage.live is None:
            raise Refusal("not_running")
        self.stage = self.stage.opened(item.id, entry.at)
        return None

    @_on(e.VotingClosed)
    @_action
    def _voting_closed(self, entry: Entry, body: e.VotingClosed) -> str | None:
        item = self._asking_item(body.item)
        self._must_be_open(item.id)
        self.stage = self.stage.closed(item.id, entry.at)
        return None

    @_on(e.ResultsRevealed)
    @_action
    def _results_revealed(self, entry: Entry, body: e.ResultsRevealed) -> str | None:
        item = self._asking_item(body.item)
        stage = self.stage.item(item.id)
        if stage.opened_at is None:
            raise Refusal("not_open")
        if not stage.revealed:
            self.stage = self.stage.with_item(item.id, revealed=True, revealed_at=entry.at)
        return None

    @_on(e.ResultsHidden)
    @_action
    def _results_hidden(self, entry: Entry, body: e.ResultsHidden) -> str | None:
        item = self._asking_item(body.item)
        if self.stage.item(item.id).revealed:
            self.stage = self.stage.with_item(item.id, revealed=False)
        return None

    @_on(e.TimeExtended)
    @_action
    def _time_extended(self, entry: Entry, body: e.TimeExtended) -> str | None:
        item = self._item(body.item)
        if item.id != self.stage.live:
            raise Refusal("not_live")
        self.stage = self.stage.with_item(item.id, extended=self.stage.item(item.id).extended + body.minutes)
        return None

    @_on(e.InputShown)
    @_action
    def _input_shown(self, entry: Entry, body: e.InputShown) -> str | None:
        input = self._input(body.input)
        if self.status(input) not in ("received", "shown"):
            raise Refusal("not_standing")
        others = tuple(id for id in self.stage.shown if id != input.id)
        self.stage = replace(self.stage, shown=(*others, input.id))
        input.first_shown_at = input.first_shown_at or entry.at
        return input.id

    @_on(e.InputUnshown)
    @_action
    def _input_unshown(self, entry: Entry, body: e.InputUnshown) -> str | None:
        input = self._input(body.input)
        self.stage = replace(self.stage, shown=tuple(id for id in self.stage.shown if id != input.id))
        return input.id

    @_on(e.InputSetAside)
    @_action
    def _input_set_aside(self, entry: Entry, body: e.InputSetAside) -> str | None:
        input = self._input(body.input)
        if body.reason not in SET_ASIDE_REASONS:
            raise Refusal("unknown_reason")
        aside = {**self.stage.set_aside, input.id: SetAside(body.reason, body.note, entry.at)}
        shown = tuple(id for id in self.stage.shown if id != input.id)
        self.stage = replace(self.stage, set_aside=aside, shown=shown)
        return input.id

    @_on(e.InputRestored)
    @_action
    def _input_restored(self, entry: Entry, body: e.InputRestored) -> str | None:
        input = self._input(body.input)
        aside = {id: why for id, why in self.stage.set_aside.items() if id != input.id}
        self.stage = replace(self.stage, set_aside=aside)
        return input.id

    @_on(e.NamesShown)
    @_action
    def _names_shown(self, entry: Entry, body: e.NamesShown) -> str | None:
        self.stage = replace(self.stage, names=body.shown)
        return None

    @_on(e.FloorGiven)
    @_action
    def _floor_given(self, entry: Entry, body: e.FloorGiven) -> str | None:
        if body.participant not in self.participants:
            raise Refusal("not_joined")
        self.hands.pop(body.participant, None)
        self.stage = replace(self.stage, floor=body.participant)
        return None

    @_on(e.FloorEnded)
    @_action
    def _floor_ended(self, entry: Entry, body: e.FloorEnded) -> str | None:
        self.stage = replace(self.stage, floor=None)
        return None

    @_on(e.Undone)
    def _undone(self, entry: Entry, body: e.Undone) -> str | None:
        if entry.actor != "moderator":
            raise Refusal("not_allowed")
        if not self.actions:
            raise Refusal("nothing_to_undo")
        if self.actions[-1].seq != body.seq:
            raise Refusal("moved_on")
        self.stage = self.actions.pop().before
        return None


def _listed(id: str | None, choices: Iterable[Any]) -> str | None:
    return id if any(choice.id == id for choice in choices) else None
