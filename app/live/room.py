"""A room: one session in this process. Takes commands to the log, folds what the log says, and answers."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from app.domain import entries as e
from app.domain.entries import Body, Entry
from app.domain.outcome import Outcome, Refusal
from app.domain.state import State
from app.domain.text import Language
from app.live.commands import AnyCommand
from app.live.presence import Presence
from app.live.scene import Scene
from app.log.append import Draft
from app.log.tables import SessionRow

Reply = Callable[[str, Outcome], None]
"""Called with a request's key and what became of it."""


class Audience:
    """Who is to be told when a room changes. The pusher is the room's audience."""

    def entries_came(self, kinds: set[type[Body]]) -> None:
        """Entries came; those of these kinds count."""

    def person_changed(self, who: str) -> None:
        """A person's own part of the screen is not what it was."""

    def trouble_changed(self) -> None:
        """Saving began to fail, or works again."""


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
        self.presence = Presence()
        self.audience = Audience()
        self.saving = True
        self._write = write
        self._waiting: dict[str, list[tuple[str, Reply]]] = {}

    # From a command to the log

    def do(self, command: AnyCommand, who: str, language: Language, reply: Reply) -> None:
        """Carry out a command of `who` ("moderator" or a participant) and reply when it is durable.

        A command that can never be right is refused at once; one sent before gets its answer again.
        """
        key = command.key or secrets.token_hex(12)
        if key in self.state.outcomes:
            self._tell(who, key, self.state.outcomes[key], reply)
            return
        try:
            body = command.body(self.state, language)
        except Refusal as refusal:
            reply(key, Outcome(0, who, refusal.reason))
            return
        if isinstance(body, e.Moderation):
            body = body.model_copy(update={"connected": len(self.presence.participants)})
        self.enter(Draft(self.id, who, body, key), reply)

    def enter(self, draft: Draft, reply: Reply) -> None:
        """Queue an entry for the log; `reply` is called once it is durable and folded."""
        assert draft.key is not None
        waiting = self._waiting.setdefault(draft.key, [])
        waiting.append((draft.actor, reply))
        if len(waiting) == 1:
            self._write(draft._replace(at=datetime.now(UTC)))

    # From the log to the state

    def fold(self, entries: Iterable[Entry]) -> None:
        """Take entries of the log into account, answer whoever waits for them, and tell what changed."""
        kinds: set[type[Body]] = set()
        people: set[str] = set()
        for entry in entries:
            concerns = (
                type(entry.body) is not e.BallotCast
            )  # nearly every entry is one, and concerns nobody else
            if concerns:
                people.update(self._concerned(entry))
            outcome = self.state.apply(entry)
            if outcome.refused is None:
                kinds.add(type(entry.body))
                if concerns:
                    people.update(self._concerned(entry))
            self.settle(entry.key)
        for person in people:
            self.audience.person_changed(person)
        self.audience.entries_came(kinds)

    def settle(self, key: str | None) -> None:
        """Answer whoever waits for the entry with this key."""
        if key in self.state.outcomes:
            for who, reply in self._waiting.pop(key, ()):
                self._tell(who, key, self.state.outcomes[key], reply)

    def _tell(self, who: str, key: str, outcome: Outcome, reply: Reply) -> None:
        mine = outcome.actor == who
        reply(key, outcome if mine else Outcome(0, who, "key_taken"))

    def _concerned(self, entry: Entry) -> Iterator[str]:
        """Whose own part of the screen the entry changes."""
        match entry.body:
            case e.InputSent() | e.InputRevised() | e.InputWithdrawn() | e.FloorAsked():
                yield entry.actor
            case e.Endorsed() | e.InputShown() | e.InputUnshown() | e.InputSetAside() | e.InputRestored():
                if entry.body.input in self.state.inputs:
                    yield self.state.inputs[entry.body.input].author
            case e.Undone():
                yield from {input.author for input in self.state.inputs.values()}
                yield from self.state.hands
            case e.ItemStarted() | e.SessionEnded():
                live = self.state.stage.live
                shown = self.state.inputs.values() if live is None else self.state.inputs_of.get(live, ())
                yield from {input.author for input in shown}
                yield from self.state.hands
            case e.FloorGiven() | e.FloorEnded():
                yield from filter(None, (self.state.stage.floor,))
            case _:
                return

    # What is seen

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

    def trouble(self, saving: bool) -> None:
        """Say that what is sent cannot be saved at present, or can be again."""
        if saving != self.saving:
            self.saving = saving
            self.audience.trouble_changed()
