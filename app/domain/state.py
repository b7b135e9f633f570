"""Everything a session is at a point of its log: the data, and the questions that can be asked of it.

What an entry does to it stands with the entry's kind; `app.domain.fold` goes through a log.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from typing import Any

from app.domain.agenda.agenda import Agenda
from app.domain.agenda.carried_over import carried_over
from app.domain.agenda.data import AgendaItem, Review
from app.domain.ballots.data import Ballot, Poll, ShowOfHands
from app.domain.floor.data import Hand
from app.domain.guidance.data import Handling, InputGroup, Reply, Statement
from app.domain.inputs.data import ANY_WORDING, Input, Revision
from app.domain.outcome import Outcome
from app.domain.people.consent import may_be_quoted
from app.domain.people.data import Participant
from app.domain.plan import Plan
from app.domain.seen import Written
from app.domain.session.data import Action
from app.domain.showing import Showing
from app.domain.stage import Stage, Wording
from app.domain.text import Language

MOST_CHANGES_TOLD = 20
"""How many of an item's inputs that changed last are told of; who missed more asks anew anyway."""


class State:
    """Everything a session is at a point of its log."""

    plan: Plan

    def __init__(self) -> None:
        self.seq = 0
        self.run = 0
        self.outcomes: dict[str, Outcome] = {}
        self.told: set[int] = set()
        self.erased: dict[str, int] = {}
        self.tells_all = False
        self.introduced: set[str] = set()
        self.items_added = 0
        self.tickets = 0
        self.ticket_holders: dict[int, str] = {}
        self.received: Counter[str] = Counter()
        self.left: Mapping[str, Any] | None = None
        self._lasting = {"plan", "_lasting", *vars(self)}
        self._begin()

    def _begin(self) -> None:
        """Everything of one run, as it is before anything was done in it."""
        self.stage = Stage()
        self.participants: dict[str, Participant] = {}
        self.polls: dict[str, Poll] = {}
        self.showings: dict[tuple[str, str], list[Showing]] = {}
        self.notes: dict[str, Written] = {}
        self.went_on: set[tuple[str, datetime]] = set()
        self.inputs: dict[str, Input] = {}
        self.inputs_of: dict[str, list[Input]] = {}
        self.changes: dict[str, deque[str]] = {}
        self.sent_by: Counter[tuple[str, str]] = Counter()
        self.answered: dict[str, set[str]] = {}
        self.asked: dict[str, Hand] = {}
        self.hands_counted: dict[tuple[str, str], ShowOfHands] = {}
        self.statements: dict[str, Statement] = {}
        self.handled: dict[str, Handling] = {}
        self.own_themes: dict[str, str] = {}
        self.groups: dict[str, InputGroup] = {}
        self.report: dict[tuple[str, Language], Written] = {}
        self.actions: list[Action] = []
        self.before: dict[str, Participant] = {}
        self.present_most: dict[tuple[str, str], int] = {}
        self.run_began_at: datetime | None = None
        self.run_began_seq = 0

    # What the entries do to it

    def begin_run(self, at: datetime) -> None:
        """Begin another run; `left` is what the session held. Who was there comes back as who they were,
        and who is invited is invited still."""
        self.left = {name: value for name, value in vars(self).items() if name not in self._lasting}
        known, invited = {**self.before, **self.participants}, self.stage.invited
        self._begin()
        self.before, self.run_began_at, self.run_began_seq = known, at, self.seq
        self.run += 1
        self.stage = Stage(
            agenda=self.plan.as_planned,
            goes_on=self.plan.goes_on == "by itself",
            invited=invited,
            speaking_seconds=self.plan.speaking_seconds,
        )
        self.polls = {item.id: Poll(item.vote) for item in self.agenda if item.vote}

    def go_back(self) -> None:
        """Undo the last action: the stage is as it was before it, and so is the run."""
        read_before = self._read_by_others()
        action = self.actions.pop()
        if action.run_before is not None:
            self._return_to_run(action.run_before)
            self.stage = action.before
        else:
            self.stage = carried_over(self.stage, action.before)
        for input_id in sorted({id for id, _reading in read_before ^ self._read_by_others()}):
            if input_id in self.inputs:
                self.input_changed(self.inputs[input_id])

    def _read_by_others(self) -> set[tuple[str, str]]:
        return {(id, self.reading(input)) for id, input in self.inputs.items()}

    def _return_to_run(self, held: Mapping[str, Any]) -> None:
        self.run -= 1
        known = {**self.before, **self.participants}
        for name, value in held.items():
            setattr(self, name, value)
        for who, before in self.erased.items():
            self.erase_answers(who, before)
        self.before = {**known, **self.before}

    def next_input_id(self, item_id: str) -> str:
        """What the next input to an item is called; no id is given twice."""
        return f"{item_id.upper()}-{self.received[item_id] + 1:03d}"

    def receive(self, input: Input) -> str:
        """Take in an input; returns its id. What was noted by another is no answer of its author's."""
        self.received[input.item] += 1
        self.inputs_of.setdefault(input.item, []).append(input)
        self.inputs[input.id] = input
        if not input.noted:
            self.sent_by[input.item, input.author] += 1
            self.has_answered(input.item, input.author)
        return input.id

    def reword(self, input: Input, words: str, at: datetime) -> str:
        """Other words stand; the same ones are no new wording. Returns the input's id."""
        if words != input.text:
            input.revisions.append(Revision(words, at))
            self.input_changed(input)
        return input.id

    def take_back(self, input: Input, at: datetime) -> str:
        """Nobody reads the input any more; returns its id."""
        input.withdrawn_at = at
        self.input_changed(input)
        return input.id

    def input_changed(self, input: Input) -> None:
        """Whoever has read an input is to be told that it reads otherwise, or stands no longer; and what was
        merged with it may stand otherwise as well."""
        ids = {input.id: None} | dict.fromkeys(one.input for one in self.stage.merged.get(input.id, ()))
        self.changes.setdefault(input.item, deque(maxlen=MOST_CHANGES_TOLD)).extend(ids)

    def forget_what_was_made_of(self, input_id: str) -> None:
        """What the rapporteur noted on an input goes with its words."""
        if handling := self.handled.get(input_id):
            handling.why_not = ""
            handling.themes = dict.fromkeys(handling.themes, "")
        for group in self.groups.values():
            if input_id in group.inputs:
                group.label = group.because = ""

    def erase_answers(self, who: str, before: int) -> None:
        """What a person wrote in answer to votes goes, of what came `before` that place in the log."""
        for poll in self.polls.values():
            poll.erase(who, before)

    def handling(self, input_id: str) -> Handling:
        """What the rapporteur did with an input, to be changed."""
        return self.handled.setdefault(input_id, Handling())

    def has_answered(self, item_id: str, who: str) -> None:
        """Someone voted, said something or, where there is no vote, judged what others said: they have answered
        the item."""
        self.answered.setdefault(item_id, set()).add(who)

    def no_longer_answered(self, item_id: str, who: str) -> None:
        """Someone who took back all they had said to an item has not answered it."""
        inputs = self.inputs_of.get(item_id, ())
        said = any(i.author == who and not i.noted and not i.withdrawn_at for i in inputs)
        if not said and self.ballot(item_id, who) is None and not any(i.was_judged_by(who) for i in inputs):
            self.answered.get(item_id, set()).discard(who)

    # What can be asked of it

    @property
    def agenda(self) -> Agenda:
        """The agenda as it stands."""
        return self.stage.agenda

    @property
    def live(self) -> AgendaItem | None:
        """The item that is live now."""
        return self.agenda[self.stage.live] if self.stage.live else None

    def said_by(self, input: Input) -> Mapping[str, str]:
        """What an input's author said of themselves, or is known to speak for."""
        person = self.participants.get(input.author)
        return person.said if person else input.said

    def status(self, input: Input) -> str:
        """Where an input stands: withdrawn, set_aside, held (until moderators let it through), shown (on the
        board) or received."""
        if input.withdrawn_at:
            return "withdrawn"
        if input.id in self.stage.set_aside:
            return "set_aside"
        if self.is_held(input):
            return "held"
        wordings = (Wording(input.id, input.revision), Wording(input.id, ANY_WORDING))
        on_board = any(one in self.stage.shown for one in wordings) and self._is_readable(input)
        return "shown" if on_board else "received"

    def _is_readable(self, input: Input) -> bool:
        return input.consent != "none" and not self.is_erased(input)

    def review_of(self, item_id: str) -> Review:
        """Who reads first what is written to an item: as moderators said, else as it was planned."""
        return self.stage.item(item_id).review or self.agenda[item_id].review

    def is_withheld(self, item_id: str, word: str) -> bool:
        """Whether a word that people wrote in answer to a vote is not shown: moderators hid it, or read first
        and have not let it through."""
        return not self.stage.words.get((item_id, word), self.review_of(item_id) == "none")

    def withheld_words(self, item_id: str) -> frozenset[str]:
        """The words of an item's vote that are not shown."""
        poll = self.polls[item_id]
        given = poll.tally.options() if poll.vote.written else ()
        return frozenset(word for word in given if self.is_withheld(item_id, word))

    def is_held(self, input: Input) -> bool:
        """Whether its words wait for moderators to let them through. What was noted by another was read."""
        wording = Wording(input.id, input.revision)
        return (
            self.review_of(input.item) == "first" and not input.noted and wording not in self.stage.let_through
        )

    def is_erased(self, input: Input) -> bool:
        """Whether its words were erased: nobody reads them any more, wherever they are still in memory."""
        return input.seq < max(self.erased.get(who, 0) for who in (input.author, input.id))

    @property
    def hands(self) -> dict[str, Hand]:
        """Who asks to speak, the first first: whoever asked and was not answered."""
        return {who: hand for who, hand in self.asked.items() if hand.seq not in self.stage.called}

    def reading(self, input: Input) -> str:
        """What others read of an input, as phones are told; "0" where they read nothing of it, or another
        stands for it. How many others it stands for is said behind a plus."""
        if not self.stands_for_itself(input):
            return "0"
        similar = self.similar(input)
        return f"{input.reading}{f'+{similar}' if similar else ''}{'p' if self.is_pinned(input) else ''}"

    def is_pinned(self, input: Input) -> bool:
        """Whether its words stand first."""
        return Wording(input.id, input.revision) in self.stage.pinned and self.stands(input)

    def pinned_inputs(self, item_id: str) -> list[Input]:
        """The inputs of an item that stand first, the first pinned first."""
        pinned = (self.inputs[one.input] for one in self.stage.pinned if one.input in self.inputs)
        of_it = (input for input in pinned if input.item == item_id and self.is_pinned(input))
        return [input for input in of_it if self.stands_for_itself(input)]

    def changed_inputs(self, item_id: str) -> list[tuple[str, str]]:
        """The inputs of an item that changed last, each once: its id, and what is read of it."""
        ids = dict.fromkeys(reversed(self.changes.get(item_id, ())))
        return [(id, self.reading(self.inputs[id])) for id in ids]

    def stands(self, input: Input) -> bool:
        """Whether others may read an input: it was not taken back, set aside or erased, does not wait to be let
        through, and its author did not ask that it be quoted nowhere."""
        return self.status(input) in ("received", "shown") and self._is_readable(input)

    def counts(self, input: Input) -> bool:
        """Whether an input was neither taken back nor set aside, whoever may read it."""
        return self.status(input) in ("received", "held", "shown")

    def bears(self, input: Input) -> bool:
        """Whether an input counts for something: words that were erased are nobody's support."""
        return self.counts(input) and not self.is_erased(input)

    def counting_inputs(self, item_id: str) -> int:
        """How many inputs of an item count."""
        return sum(self.counts(input) for input in self.inputs_of.get(item_id, ()))

    def standing_inputs(self, item_id: str) -> list[Input]:
        """The inputs of an item that others are given to read: of those merged, the one that stands for all."""
        return [input for input in self.inputs_of.get(item_id, ()) if self.stands_for_itself(input)]

    def may_be_quoted(self, input: Input) -> bool:
        """Whether an input may be quoted: others may read it, and its author consents."""
        return may_be_quoted(input.consent) and self.stands(input)

    def merged_with(self, input: Input) -> list[Input]:
        """The inputs that a person merged with this one, itself among them, the one that stands for all first.
        Itself alone where there are none, where others may not read it, or where its words are others now: what
        was merged are wordings."""
        if input.id not in self.stage.merged or not self._is_as_merged(input):
            return [input]
        found = (self.inputs[one.input] for one in self.stage.merged[input.id])
        return [one for one in found if self._is_as_merged(one)]

    def _is_as_merged(self, input: Input) -> bool:
        return Wording(input.id, input.revision) in self.stage.merged[input.id] and self.stands(input)

    def stood_for_by(self, input: Input) -> Input:
        """The input that stands for this one: another, where they were merged."""
        return self.merged_with(input)[0]

    def stands_for_itself(self, input: Input) -> bool:
        """Whether others may read an input, and no other stands for it."""
        return self.stands(input) and self.stood_for_by(input) is input

    def similar(self, input: Input) -> int:
        """For how many others that say the same an input stands."""
        merged = self.merged_with(input)
        return len(merged) - 1 if merged[0] is input else 0

    def spoken_for(self, input: Input) -> list[Input]:
        """The inputs whose people count for this one: where it stands for others, theirs too. What is judged
        stands for its own words alone: nobody agreed with others."""
        if self.is_judged(input.item) or self.stood_for_by(input) is not input:
            return [input]
        return self.merged_with(input)

    def supporters(self, input: Input) -> frozenset[str]:
        """Who supports an input beside its author, each once: where it stands for others, who wrote or supports
        any of these."""
        return self.people(self.spoken_for(input)) - {input.author or input.id}

    def endorsers(self, input: Input) -> Set[str]:
        """Who supports the present words of an input. Whoever agrees with what is judged does so once the
        session has ended: until then a glance before and one after would tell who said what."""
        told = self.tells_all or self.stage.ended_at is not None or not self.is_judged(input.item)
        return input.endorsements if told else frozenset()

    def people(self, inputs: Iterable[Input]) -> frozenset[str]:
        """Who wrote or supports them, each once. Of what was noted of someone who never joined it is the
        input's own id."""
        found = set[str]()
        for input in inputs:
            found |= {input.author or input.id, *self.endorsers(input)}
        return frozenset(found)

    def supported(self, input: Input, who: str) -> int:
        """The latest wording of an input that someone supports, 0 where they support none: who supports any
        that it stands for supports it as it stands."""
        return input.revision if who in self.supporters(input) else input.supported(who) or 0

    def is_judged(self, item_id: str) -> bool:
        """Whether the inputs of an item are judged, where others are supported."""
        item = self.agenda.get(item_id)
        return item is not None and item.is_judged

    def hands_on(self, item_id: str) -> list[ShowOfHands]:
        """What was counted by show of hands on an item, in the order in which it was."""
        return [one for one in self.hands_counted.values() if one.item == item_id]

    def ballot(self, item_id: str, participant: str) -> Ballot | None:
        """A person's ballot in the item's vote."""
        poll = self.polls.get(item_id)
        return poll.ballots.get(participant) if poll else None

    def turnout(self, item_id: str) -> Set[str]:
        """Who has done what an item waits for: voted, where it has a vote; else said something, or judged what
        others said."""
        poll = self.polls.get(item_id)
        return poll.ballots.keys() if poll else self.answered.get(item_id, set())

    @property
    def read_back(self) -> Statement | None:
        """The statement that is read back to everyone now: while an item is live that reads back."""
        forward = (one for one in self.statements.values() if one.forward)
        return next(forward, None) if self.live and self.live.reads_back else None

    def group_of(self, input_id: str) -> InputGroup | None:
        """The group of inputs that say alike in which one is."""
        return next((one for one in self.groups.values() if input_id in one.inputs), None)

    def reply(self, id: str) -> Reply | None:
        """What somebody answered to a statement, by its id."""
        statement = self.statements.get(id.rpartition("-")[0])
        replies = (*statement.met, *statement.replies.values()) if statement else ()
        return next((one for one in replies if one.id == id), None)

    def reply_words(self, reply: Reply) -> str:
        """The change that somebody asks for in a reply; nothing once it was erased."""
        return "" if reply.seq < self.erased.get(reply.participant, 0) else reply.text

    def themes_of(self, input: Input) -> tuple[str, ...]:
        """An input's themes: its author's, then those the rapporteur or a moderator gave it."""
        handling = self.handled.get(input.id)
        return tuple(dict.fromkeys((*input.themes, *(handling.themes if handling else ()))))
