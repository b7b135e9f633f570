"""Who is connected to a room now."""

from collections.abc import Callable, Collection, Iterable

from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.room.connection import Connection

MOST_OF_A_PERSON = 10
"""How many screens one participant may have open; the one open longest gives way to another."""

MOST_OF_A_ROLE = 100
"""How many screens of one role may be open: a link that is passed on does not fill the house."""


class Presence:
    """The open screens of a room, by screen and language and by person."""

    def __init__(self) -> None:
        self.changed: Callable[[], None] = lambda: None
        self._listeners: dict[tuple[Screen, Language], dict[Connection, None]] = {}
        self._people: dict[str, dict[Connection, None]] = {}
        self._open = 0

    def __len__(self) -> int:
        """How many screens are open."""
        return self._open

    def enter(self, connection: Connection) -> None:
        """Someone's screen is open."""
        self._open += 1
        self._listeners.setdefault((connection.screen, connection.language), {})[connection] = None
        if connection.screen == "participant":
            self._people.setdefault(connection.who, {})[connection] = None
        self.changed()

    def leave(self, connection: Connection) -> None:
        """Someone's screen is closed."""
        self._open -= 1
        self._listeners.get((connection.screen, connection.language), {}).pop(connection, None)
        if connection.screen == "participant":
            own = self._people.get(connection.who, {})
            own.pop(connection, None)
            if not own:
                self._people.pop(connection.who, None)
        self.changed()

    def no_place_for(self, screen: Screen) -> bool:
        """Whether no more screens of a role may be open."""
        return screen != "participant" and self.count(screen) >= MOST_OF_A_ROLE

    def make_place_for(self, who: str) -> None:
        """Let go of a participant's oldest screens, where they have as many as one may."""
        own = list(self._people.get(who, ()))
        for connection in own[: max(0, len(own) + 1 - MOST_OF_A_PERSON)]:
            connection.wire.hang_up(1000)

    @property
    def participants(self) -> Collection[str]:
        """The participants who are connected."""
        return self._people.keys()

    def of_person(self, who: str) -> Iterable[Connection]:
        """A participant's open screens."""
        return tuple(self._people.get(who, ()))

    def listening(self, screen: Screen) -> dict[Language, list[Connection]]:
        """The open screens of a kind, by the language they are read in."""
        return {
            language: list(connections)
            for (one, language), connections in self._listeners.items()
            if one == screen and connections
        }

    def count(self, screen: Screen) -> int:
        """How many screens of a kind are open."""
        return sum(len(connections) for (one, _), connections in self._listeners.items() if one == screen)

    def holders(self) -> set[str]:
        """Who holds a role and has a screen open: each once, however many screens they have."""
        theirs = (all for (screen, _), all in self._listeners.items() if screen != "participant")
        return {connection.who for connections in theirs for connection in connections}

    def everyone(self) -> list[Connection]:
        """Every open screen."""
        return [connection for group in self._listeners.values() for connection in group]
