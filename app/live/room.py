"""A room: one session in this process. Takes commands to the log, folds what the log says, and answers."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from app.domain import entries as e
from app.domain.entries import Body, Entry
from app.domain.reasons import Reason
from app.domain.state import Outcome, Refusal, State
from app.domain.text import Language
from app.live.commands import AnyCommand
from app.live.connection import Connection
from app.live.identity import Screen
from app.live.scene import Presence, Scene
from app.log.append import Draft
from app.log.tables import SessionRow

Reply = Callable[[str, Outcome], None]
Watcher = Callable[[set[type[Body]]], None]


class Room:
    """A session, its present state, and everyone who is connected to it here."""

    def __init__(
        self,
        session: SessionRow,
        state: State,
        names: dict[str, str],
        write: Callable[[Draft], None],
        public_url: str,
    ) -> None:
        assert session.id is not None
        self.id, self.code, self.session = session.id, session.code, session
        self.state, self.names, self.public_url = state, names, public_url
        self.saving = True
        self.connections: set[Connection] = set()
        self.by_person: dict[tuple[Screen, str], set[Connection]] = defaultdict(set)
        self.changed: Watcher = lambda kinds: None
        self.came_or_went: Callable[[], None] = lambda: None
        self.personal: Callable[[str], None] = lambda who: None
        self._write = write
        self._waiting: dict[str, list[tuple[str, Reply]]] = {}

    # From a command to the log

    def do(self, command: AnyCommand, who: str, language: Language, reply: Reply) -> None:
        """Carry out a command of `who` ("moderator" or a participant) and reply when it is durable.

        A command that can never be right is refused at once; one sent before gets its answer again.
        """
        key = command.key or secrets.token_hex(12)
        if key in self.state.outcomes:
            self._answer(key, who, reply)
            return
        try:
            body = command.body(self.state, language)
        except Refusal as refusal:
            reply(key, Outcome(0, who, refusal.reason))
            return
        if isinstance(body, e.Moderation):
            body = body.model_copy(update={"connected": len(self.presence.participants)})
        self.enter(who, body, key, reply)

    def enter(self, who: str, body: Body, key: str, reply: Reply, name: str | None = None) -> None:
        """Queue an entry for the log; `reply` is called once it is durable and folded."""
        waiting = self._waiting.setdefault(key, [])
        waiting.append((who, reply))
        if len(waiting) == 1:
            self._write(Draft(self.id, who, body, key, name))

    # From the log to the state

    def fold(self, entries: Iterable[Entry]) -> None:
        """Take entries of the log into account, answer whoever waits for them, and tell what changed."""
        kinds: set[type[Body]] = set()
        people: set[str] = set()
        for entry in entries:
            people.update(self._concerned(entry))
            outcome = self.state.apply(entry)
            if outcome.refused is None:
                kinds.add(type(entry.body))
                people.update(self._concerned(entry))
            for who, reply in self._waiting.pop(entry.key or "", ()):
                self._answer_to(who, entry.key or "", outcome, reply)
        for person in people:
            self.personal(person)
        if kinds:
            self.changed(kinds)

    def _answer(self, key: str, who: str, reply: Reply) -> None:
        self._answer_to(who, key, self.state.outcomes[key], reply)

    def _answer_to(self, who: str, key: str, outcome: Outcome, reply: Reply) -> None:
        mine = outcome.actor == who
        reply(key, outcome if mine else Outcome(0, who, "key_taken"))

    def _concerned(self, entry: Entry) -> Iterator[str]:
        """Whose own part of the screen the entry changes."""
        match entry.body:
            case e.InputSent() | e.InputRevised() | e.InputWithdrawn() | e.FloorAsked():
                yield entry.actor
            case e.InputShown() | e.InputUnshown() | e.InputSetAside() | e.InputRestored():
                if entry.body.input in self.state.inputs:
                    yield self.state.inputs[entry.body.input].author
            case e.ItemStarted() | e.SessionEnded() | e.VotingOpened() | e.VotingClosed():
                yield from {input.author for input in self.state.inputs_of.get(self.state.stage.live or "", ())}
            case e.Undone():
                yield from {input.author for input in self.state.inputs.values()}
                yield from self.state.hands
            case e.FloorGiven() | e.FloorEnded():
                yield from filter(None, (self.state.stage.floor,))
            case _:
                return

    # Who is here

    @property
    def presence(self) -> Presence:
        """Who is connected now."""
        people = frozenset(who for (screen, who), open in self.by_person.items() if screen == "participant" and open)
        screens: dict[str, int] = defaultdict(int)
        for connection in self.connections:
            screens[connection.screen] += 1
        return Presence(people, screens)

    def enter_connection(self, connection: Connection) -> None:
        """Someone's screen is open."""
        self.connections.add(connection)
        self.by_person[connection.screen, connection.who].add(connection)
        self.came_or_went()

    def leave_connection(self, connection: Connection) -> None:
        """Someone's screen is closed."""
        self.connections.discard(connection)
        person = (connection.screen, connection.who)
        self.by_person[person].discard(connection)
        if not self.by_person[person]:
            del self.by_person[person]
        self.came_or_went()

    def scene(self, language: Language, who: str | None = None) -> Scene:
        """The session as it stands now, for readers of a language."""
        return Scene(
            code=self.code,
            state=self.state,
            names=self.names,
            presence=self.presence,
            language=language,
            now=datetime.now(UTC),
            public_url=self.public_url,
            saving=self.saving,
            who=who,
        )

    # Trouble with the database

    def trouble(self, saving: bool) -> None:
        """Say that what is sent cannot be saved at present, or can be again."""
        if saving != self.saving:
            self.saving = saving
            self.came_or_went()


def refused(reason: Reason, who: str) -> Outcome:
    """An outcome without an entry."""
    return Outcome(0, who, reason)
