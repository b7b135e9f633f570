"""A room: one session in this process. Takes commands to the log, folds what the log says, and answers."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

import structlog

from app.domain.attendance.counting import more_than_ever
from app.domain.ballots.conditions import GRACE
from app.domain.command import OURS, Command, Sender, Written
from app.domain.entry import Body, Entry, Moderation
from app.domain.findings import Findings
from app.domain.fold import apply
from app.domain.names import Names
from app.domain.outcome import Outcome, Refusal
from app.domain.people.commands import Join
from app.domain.people.entries import Joined
from app.domain.roles import PARTICIPANTS
from app.domain.state import State
from app.domain.topics import EVERYTHING, Topic
from app.domain.written import UNWRITABLE
from app.live.asking.believable import believable
from app.live.asking.screen import Screen
from app.live.room.concerned import concerned
from app.live.room.presence import Presence
from app.live.room.steady import SteadyClock
from app.log.append import Draft
from app.log.tables import SessionRow
from app.log.tickets import read_ticket

log = structlog.get_logger()

Reply = Callable[[str, Outcome], None]
"""Called with a request's key and what became of it."""


class Audience:
    """Who is to be told when a room changes. The pusher is the room's audience."""

    def entries_came(self, touched: frozenset[Topic]) -> None:
        """Entries came; those that count touched these topics."""

    def person_changed(self, who: str) -> None:
        """A person's own part of the screen is not what it was."""

    def trouble_changed(self) -> None:
        """Saving began to fail, or works again; or the room is stopped."""

    def rehearsal_changed(self) -> None:
        """A copy of the session is being rehearsed now, or no longer."""

    def everything_changed(self) -> None:
        """The log was read anew: nothing on any screen need be as it was."""


class Room:
    """A session, its present state, and everyone who is connected to it here.

    `stopped` says why the room takes no more commands: its log has entries that this version of the program
    cannot read. What it shows is the session up to there.
    """

    def __init__(
        self,
        session: SessionRow,
        state: State,
        names: Names,
        write: Callable[[Draft], None],
        public_url: str,
        clock: SteadyClock,
        last_at: datetime | None = None,
        copies: Mapping[str, SessionRow] = MappingProxyType({}),
    ) -> None:
        assert session.id is not None
        self.id, self.code, self.session = session.id, session.code, session
        self.state, self.names, self.public_url = state, names, public_url
        self._copies = copies
        self.presence = Presence()
        self.audience = Audience()
        self._findings = Findings(state)
        self.saving = True
        self.stopped = ""
        self._clock = clock
        self._ahead, self._last_at = timedelta(), last_at or clock.now()
        self._keep_up_with(self._last_at)
        self._write = write
        self._waiting: dict[str, list[tuple[str, Reply]]] = {}
        self._first_seen: dict[str, None] = {}

    def now(self) -> datetime:
        """The session's time: it never lies before what stands in the log already."""
        return self._clock.now() + self._ahead

    @property
    def copy(self) -> SessionRow | None:
        """The copy of this session that is being rehearsed here now."""
        return self._copies.get(self.code)

    def _keep_up_with(self, moment: datetime) -> None:
        """Another process, or this one before, may have had a clock ahead of ours."""
        self._ahead += max(moment - self.now(), timedelta())

    # From a command to the log

    def do(self, command: Command, sender: Sender, reply: Reply) -> None:
        """Carry out a command and reply when it is durable.

        A command that can never be right is refused at once; one sent before gets its answer again.
        """
        key = command.key or secrets.token_hex(12)
        if key in self.state.outcomes:
            self._tell(sender.who, key, self.state.outcomes[key], reply)
            return
        try:
            body = believable(self._body(command, sender), self.state, self.now())
        except Refusal as refusal:
            reply(key, Outcome(0, sender.who, refusal.reason))
            return
        if isinstance(body, Moderation):
            body = body.model_copy(update={"connected": len(self.presence.participants)})
        self.enter(Draft(self.id, sender.who, body, key, command.called), reply)

    def _body(self, command: Command, sender: Sender) -> Body:
        """The entry a command becomes. Raises Refusal where it can never count."""
        if self.stopped:
            raise Refusal("newer_log")
        if isinstance(command, Written):
            if command.run not in (None, self.state.run):
                raise Refusal("moved_on")
            sender = sender._replace(language=command.read_in or sender.language)
        if isinstance(command, Join):
            command.proved(read_ticket(self.session, command.ticket))
        body = command.body(self.state, sender)
        if self.over and body.by == PARTICIPANTS:
            raise Refusal("ended")
        return body

    @property
    def over(self) -> bool:
        """Whether the session has ended, longer ago than what was sent before may take to come. Nothing of a
        participant enters its log then, not even as refused; a moderator can reopen it."""
        ended_at = self.state.stage.ended_at
        return ended_at is not None and self.now() > ended_at + GRACE

    def enter(self, draft: Draft, reply: Reply) -> None:
        """Queue an entry for the log; `reply` is called once it is durable and folded."""
        assert draft.key is not None
        if self.stopped:
            reply(draft.key, Outcome(0, draft.actor, "newer_log"))
            return
        if UNWRITABLE.search(f"{draft.key}{draft.actor}{draft.name or ''}"):
            reply(draft.key, Outcome(0, draft.actor, "control_characters"))
            return
        waiting = self._waiting.setdefault(draft.key, [])
        waiting.append((draft.actor, reply))
        if len(waiting) == 1:
            self._write(draft._replace(at=self.now()))

    def note(self, body: Body, key: str) -> None:
        """Queue an entry of the service itself; nobody waits for it."""
        if not self.stopped:
            self._write(Draft(self.id, "system", body, key, at=self.now()))

    def come_back(self, who: str, reply: Reply = lambda key, outcome: None) -> None:
        """Someone who was in an earlier run is here: they are in this one as who they were."""
        person = self.state.before[who]
        said = Joined(constituencies=dict(person.said), language=person.language)
        key = f"{OURS}again-{self.state.run_began_seq}-{who}"
        self.enter(Draft(self.id, who, said, key), reply)

    def bring_along(self) -> None:
        """Another run began: whoever is here is in it as who they were."""
        for who in list(self.presence.participants):
            if self.was_here_before(who):
                self.come_back(who)

    @property
    def awaited(self) -> bool:
        """Whether someone waits for an answer, or something is to be noted."""
        return bool(self._waiting or self._first_seen)

    def screen_opened(self, screen: Screen, who: str) -> None:
        """Someone has the session open: whoever had it open for the first time is noted soon."""
        if screen == "participant":
            if self.was_here_before(who):
                self.come_back(who)
            person = self.state.participants.get(who)
            if person is None or not person.screen:
                self._first_seen[who] = None

    def was_here_before(self, who: str) -> bool:
        """Whether someone was in an earlier run, and is not in this one yet."""
        return who in self.state.before and who not in self.state.participants and not self.over

    def take_first_seen(self) -> list[str]:
        """Who had a screen open for the first time since this was asked last."""
        new = [who for who in self._first_seen if who in self.state.participants]
        for who in new:
            del self._first_seen[who]
        return [who for who in new if not self.state.participants[who].screen]

    def take_risen(self) -> dict[str, dict[str, int]]:
        """How many are connected, by scope and choice, where that is more than the log knows of."""
        return {} if self.over else more_than_ever(self.state, self.findings, self.presence.participants)

    # From the log to the state

    def fold(self, entries: Iterable[Entry], names: Mapping[str, str] | None = None) -> None:
        """Take entries of the log into account, answer whoever waits for them, and tell what changed. `names`
        are those given with some of them, by key."""
        touched: set[Topic] = set()
        people: set[str] = set()
        for entry in entries:
            if self.stopped:
                break
            people.update(concerned(self.state, entry))
            try:
                outcome = apply(self.state, entry)
            except Exception as error:
                log.error(
                    "an entry cannot be taken into account", session=self.id, seq=entry.seq, exc_info=error
                )
                self.stop(f"entry {entry.seq} cannot be taken into account")
                break
            if outcome.refused is None:
                touched |= entry.body.touches
                people.update(concerned(self.state, entry))
                if names and entry.key and entry.key in names:
                    self.names.give(entry.actor, entry.seq, names[entry.key])
            self.settle(entry.key)
            self._last_at = entry.at
        self._keep_up_with(self._last_at)
        for person in people:
            self.audience.person_changed(person)
        self.audience.entries_came(frozenset(touched))

    def never(self, key: str | None) -> None:
        """What has this key can never be written: whoever waits is told so."""
        for who, reply in self._waiting.pop(key or "", ()):
            reply(key or "", Outcome(0, who, "unreadable"))

    def settle(self, key: str | None) -> None:
        """Answer whoever waits for the entry with this key."""
        if key in self.state.outcomes:
            for who, reply in self._waiting.pop(key, ()):
                self._tell(who, key, self.state.outcomes[key], reply)

    def _tell(self, who: str, key: str, outcome: Outcome, reply: Reply) -> None:
        mine = outcome.actor == who
        reply(key, outcome if mine else Outcome(0, who, "key_taken"))

    def read_anew(self, state: State, names: Names) -> None:
        """The log was changed by an erasure: nothing that was known of it stands."""
        self.state, self.names, self._findings = state, names, Findings(state)
        self.audience.entries_came(EVERYTHING)
        self.audience.everything_changed()

    def stop(self, why: str) -> None:
        """Take no more commands, and say so on every screen; whoever waits is to ask again later."""
        if not self.stopped:
            self.stopped = why
            log.error("a session is stopped", session=self.id, why=why)
            self.audience.trouble_changed()
        for key, waiting in self._waiting.items():
            for who, reply in waiting:
                reply(key, Outcome(0, who, "newer_log"))
        self._waiting.clear()

    # What is seen

    @property
    def findings(self) -> Findings:
        """What the answers say as the state stands: computed once, whatever shows them."""
        if self._findings.seq != self.state.seq:
            self._findings = Findings(self.state)
        return self._findings

    def trouble(self, saving: bool) -> None:
        """Say that what is sent cannot be saved at present, or can be again."""
        if saving != self.saving:
            self.saving = saving
            self.audience.trouble_changed()
