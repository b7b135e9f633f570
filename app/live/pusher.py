"""Pushing views: what changed is rendered once per language and reaches every screen that shows it.

A view is sent at most `pushes_per_second` times a second; the first change after a quiet time at once.
"""

import asyncio
from collections.abc import Iterable, Sequence

from app.domain.entries import Body
from app.domain.text import Language
from app.i18n import spoken
from app.live.connection import Connection
from app.live.render import render
from app.live.room import Audience, Room
from app.live.scene import Scene, View
from app.live.wire import Message, framed

TICK_SECONDS = 10
"""How often views that depend on the time alone are looked at again."""

AT_ONCE = 250
"""How many phones are written to before other work gets its turn."""


class Pusher(Audience):
    """The views of one room: their present renderings, and the pushing of those that changed."""

    def __init__(self, room: Room, views: Sequence[View], rate: float) -> None:
        self._room, self._views, self._rate = room, views, rate
        self._rendered: dict[tuple[View, Language], Message] = {}
        self._sent: dict[tuple[View, Language], str] = {}
        self._changed_at: dict[View, int] = dict.fromkeys(views, room.state.seq)
        self._dirty: dict[View, None] = {}
        self._pushing: View | None = None
        self._due = asyncio.Event()
        room.audience = self
        room.presence.changed = self._people_came_or_went

    # What changed

    def entries_came(self, kinds: set[type[Body]]) -> None:
        """Entries of these kinds count now."""
        self._mark(view for view in self._views if not view.moved_by.isdisjoint(kinds))

    def person_changed(self, who: str) -> None:
        """A person's own part of the screen is not what it was."""
        for connection in self._room.presence.of_person(who):
            self._show_own(connection)

    def trouble_changed(self) -> None:
        """Saving began to fail, or works again."""
        self._mark(view for view in self._views if view.trouble)

    def _people_came_or_went(self) -> None:
        self._mark(view for view in self._views if view.presence)

    def _mark(self, views: Iterable[View]) -> None:
        for view in views:
            if view.personal:
                continue
            self._dirty[view] = None
            self._changed_at[view] = self._room.state.seq
            for key in [key for key in self._rendered if key[0] is view]:
                del self._rendered[key]
        if self._dirty:
            self._due.set()

    # What stands

    def message(self, view: View, language: Language) -> Message:
        """The view as it stands now."""
        if (view, language) not in self._rendered:
            self._rendered[view, language] = framed(self.html(view, self._room.scene(language)))
        return self._rendered[view, language]

    @staticmethod
    def html(view: View, scene: Scene, pushed: bool = True) -> str:
        """The view rendered from a scene: to be pushed, or to stand in a page."""
        with spoken(scene.language):
            return render(view.template, scene.language, {"scene": scene, "pushed": pushed, **view.data(scene)})

    def changed_since(
        self, seen: int, screen: str, language: Language, who: str
    ) -> Iterable[tuple[View, Message]]:
        """The views of a screen that differ from a page made at seq `seen`."""
        for view in self._views:
            if view.screen != screen or (self._room.state.seq <= seen and view.personal):
                continue
            if view.personal:
                yield view, framed(self.html(view, self._room.scene(language, who)))
            elif self._changed_at[view] > seen or view.presence or view.ticks or view.trouble:
                yield view, self.message(view, language)

    def greet(self, connection: Connection, seen: int) -> None:
        """Bring a screen that has just connected up to date."""
        for view, message in self.changed_since(seen, connection.screen, connection.language, connection.who):
            connection.show(view.name, message)
            if self._sent.get((view, connection.language)) != message.text:
                self._sent.pop((view, connection.language), None)  # so that going back to it is a change too

    def _show_own(self, connection: Connection) -> None:
        scene = self._room.scene(connection.language, connection.who)
        for view in self._views:
            if view.personal and view.screen == connection.screen:
                connection.show(view.name, framed(self.html(view, scene)))

    def settled(self, screen: str) -> bool:
        """Whether every screen of a kind has been sent the present state."""
        return not any(view.screen == screen for view in (*self._dirty, self._pushing) if view)

    # Pushing

    async def run(self) -> None:
        """Push what changes, until cancelled."""
        loop = asyncio.get_running_loop()
        not_before: dict[View, float] = {}
        ticking = loop.create_task(self._tick())
        try:
            while True:
                await self._due.wait()
                self._due.clear()
                now = loop.time()
                for view in [view for view in self._dirty if not_before.get(view, 0) <= now]:
                    del self._dirty[view]
                    not_before[view] = now + 1 / min(self._rate, view.per_second)
                    self._pushing = view
                    await self._push(view)
                self._pushing = None
                if self._dirty:
                    loop.call_at(min(not_before.get(view, 0) for view in self._dirty), self._due.set)
        finally:
            ticking.cancel()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            if self._room.state.stage.live:
                self._mark(view for view in self._views if view.ticks)

    async def _push(self, view: View) -> None:
        for language, connections in self._room.presence.listening(view.screen).items():
            message = self.message(view, language)
            if self._sent.get((view, language)) == message.text:
                continue
            self._sent[view, language] = message.text
            for start in range(0, len(connections), AT_ONCE):
                for connection in connections[start : start + AT_ONCE]:
                    connection.show(view.name, message)
                await asyncio.sleep(0)
