"""The fold: a session's state is what its log says, entry by entry.

`State.apply` is pure and deterministic: the same entries in the same order give the same state and the
same outcomes, on every process that reads them. It decides who may do what, when, and whether it counts.
An entry that does not count stays in the log with its reason; it changes nothing else.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from app.domain import entries as e
from app.domain import hosting, moderators, participants  # noqa: F401 - what the kinds of entry mean
from app.domain.contributions import Ballot, Input, Participant, Poll
from app.domain.entries import Entry
from app.domain.handling import HANDLERS, Action
from app.domain.outcome import Outcome, Refusal
from app.domain.plan import AgendaItem, Plan
from app.domain.stage import Shown, Stage

MOST_CHANGES_TOLD = 20
"""How many of an item's inputs that changed last are told of; who missed more asks anew anyway."""


class State:
    """Everything a session is at a point of its log."""

    plan: Plan

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.seq = 0
        self.run = 0
        self.outcomes: dict[str, Outcome] = {}
        self.told: set[int] = set()
        self.erased: dict[str, int] = {}
        self.tickets = 0
        self.ticket_holders: dict[int, str] = {}
        self.received: Counter[str] = Counter()
        self._lasting = {"plan", "_lasting", *vars(self)}
        self._begin()
        for entry in entries:
            self.apply(entry)

    def _begin(self) -> None:
        """Everything of one run, as it is before anything was done in it."""
        self.stage = Stage()
        self.participants: dict[str, Participant] = {}
        self.polls: dict[str, Poll] = {}
        self.inputs: dict[str, Input] = {}
        self.inputs_of: dict[str, list[Input]] = {}
        self.changes: dict[str, deque[str]] = {}
        self.sent_by: Counter[tuple[str, str]] = Counter()
        self.answered: dict[str, set[str]] = {}
        self.asked: dict[str, tuple[int, e.FloorAsked]] = {}
        self.actions: list[Action] = []
        self.before: dict[str, Participant] = {}
        self.run_began_at: datetime | None = None

    def apply(self, entry: Entry) -> Outcome:
        """Take one entry into account and say what became of it."""
        self.seq = entry.seq
        try:
            made = HANDLERS[type(entry.body)](self, entry, entry.body)
            outcome = Outcome(entry.seq, entry.actor, None, made)
        except Refusal as refusal:
            outcome = Outcome(entry.seq, entry.actor, refusal.reason)
        if entry.key is not None:
            self.outcomes[entry.key] = outcome
        return outcome

    # What the entries do to it

    def begin_run(self, at: datetime) -> dict[str, Any]:
        """Begin another run, and return what the session held. Who was there comes back as who they were."""
        kept = {name: value for name, value in vars(self).items() if name not in self._lasting}
        known = {**self.before, **self.participants}
        self._begin()
        self.before, self.run_began_at = known, at
        self.run += 1
        self.polls = {item.id: Poll(item.vote) for item in self.plan.agenda if item.vote}
        return kept

    def return_to_run(self, kept: Mapping[str, Any]) -> None:
        """Go back to what the session held before the last run began."""
        self.run -= 1
        known = {**self.before, **self.participants}
        for name, value in kept.items():
            setattr(self, name, value)
        self.before = {**known, **self.before}

    def input_changed(self, input: Input) -> None:
        """Whoever has read an input is to be told that it reads otherwise, or stands no longer."""
        self.changes.setdefault(input.item, deque(maxlen=MOST_CHANGES_TOLD)).append(input.id)

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
        wordings = (Shown(input.id, input.revision), Shown(input.id, e.ANY_WORDING))
        on_board = any(one in self.stage.shown for one in wordings) and not self._is_erased(input)
        return "shown" if on_board else "received"

    def _is_erased(self, input: Input) -> bool:
        return input.seq < self.erased.get(input.author, 0)

    @property
    def hands(self) -> dict[str, e.FloorAsked]:
        """Who asks to speak, the first first: whoever asked and was not called."""
        return {who: body for who, (seq, body) in self.asked.items() if seq not in self.stage.called}

    def changed_inputs(self, item_id: str) -> list[tuple[str, int]]:
        """The inputs of an item that changed last, each once: its id, and the wording that stands (0: none)."""
        ids = dict.fromkeys(reversed(self.changes.get(item_id, ())))
        return [(id, self.inputs[id].revision if self.stands(self.inputs[id]) else 0) for id in ids]

    def stands(self, input: Input) -> bool:
        """Whether others may read an input: it was not taken back, set aside or erased."""
        return self.status(input) in ("received", "shown") and not self._is_erased(input)

    def standing_inputs(self, item_id: str) -> list[Input]:
        """The inputs of an item that others may read."""
        return [input for input in self.inputs_of.get(item_id, ()) if self.stands(input)]

    def ballot(self, item_id: str, participant: str) -> Ballot | None:
        """A person's ballot in the item's vote."""
        poll = self.polls.get(item_id)
        return poll.ballots.get(participant) if poll else None
