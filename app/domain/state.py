"""The fold: a session's state is what its log says, entry by entry.

`State.apply` is pure and deterministic: the same entries in the same order give the same state and the
same outcomes, on every process that reads them. It decides who may do what, when, and whether it counts.
An entry that does not count stays in the log with its reason; it changes nothing else.
"""

from collections import Counter
from collections.abc import Iterable

from app.domain import entries as e
from app.domain import moderators, participants  # noqa: F401 - what the kinds of entry mean
from app.domain.contributions import Ballot, Input, Participant, Poll, Uncounted
from app.domain.entries import Entry
from app.domain.handling import HANDLERS, Action
from app.domain.outcome import Outcome, Refusal
from app.domain.plan import AgendaItem, Plan
from app.domain.stage import Stage


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
            made = HANDLERS[type(entry.body)](self, entry, entry.body)
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
