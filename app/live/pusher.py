"""Pushing views: what changed is rendered once per language and reaches every screen that shows it.

A view is sent at most `rate` times a second; the first change after a quiet time is sent at once.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence

from app.domain.entries import Body
from app.domain.text import Language
from app.live.connection import Connection
from app.live.render import render
from app.live.room import Room
from app.live.scene import View

TICK_SECONDS = 10
"""How often views that depend on the time alone are looked at again."""

Personal = Callable[[Room, str, Language], tuple[str, str]]


class Pusher:
    """The views of one room: their present renderings, and the pushing of those that changed."""

    def __init__(self, room: Room, views: Sequence[View], personal: Personal, rate: float) -> None:
        self._room, self._views, self._personal, self._pause = room, views, personal, 1 / rate
        self._rendered: dict[tuple[View, Language], str] = {}
        self._sent: dict[tuple[View, Language], str] = {}
        self._changed_at: dict[View, int] = dict.fromkeys(views, room.state.seq)
        self._dirty: dict[View, None] = {}
        self._due = asyncio.Event()
        room.changed, room.came_or_went, room.personal = self._on_entries, self._on_presence, self._on_person

    # What changed

    def _on_entries(self, kinds: set[type[Body]]) -> None:
        self._mark(view for view in self._views if not view.moved_by.isdisjoint(kinds))

    def _on_presence(self) -> None:
        self._mark(view for view in self._views if view.presence)

    def _mark(self, views: "Sequence[View] | object") -> None:
        for view in views:  # type: ignore[attr-defined]
            self._dirty[view] = None
            self._changed_at[view] = self._room.state.seq
            for key in [key for key in self._rendered if key[0] is view]:
                del self._rendered[key]
        if self._dirty:
            self._due.set()

    def _on_person(self, who: str) -> None:
        for connection in self._room.by_person.get(("participant", who), ()):
            connection.show(*self._personal(self._room, who, connection.language))

    # What stands

    def html(self, view: View, language: Language) -> str:
        """The view as it stands now."""
        if (view, language) not in self._rendered:
            scene = self._room.scene(language)
            self._rendered[view, language] = render(view.template, language, {"scene": scene, **view.data(scene)})
        return self._rendered[view, language]

    def of_screen(self, connection_screen: str) -> list[View]:
        """The views of a screen."""
        return [view for view in self._views if view.screen == connection_screen]

    def greet(self, connection: Connection, seen: int) -> None:
        """Send a screen that has just connected what changed after `seen`, the seq its page was made at."""
        for view in self.of_screen(connection.screen):
            if self._changed_at[view] > seen or view.presence or view.ticks:
                connection.show(view.name, self.html(view, connection.language))
        if connection.screen == "participant" and self._room.state.seq > seen:
            connection.show(*self._personal(self._room, connection.who, connection.language))

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
                due = [view for view in self._dirty if not_before.get(view, 0) <= now]
                if due:
                    listeners = self._listeners()
                    for view in due:
                        del self._dirty[view]
                        not_before[view] = now + self._pause
                        self._push(view, listeners)
                if self._dirty:
                    earliest = min(not_before.get(view, 0) for view in self._dirty)
                    loop.call_at(earliest, self._due.set)
        finally:
            ticking.cancel()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            if self._room.state.stage.live:
                self._mark([view for view in self._views if view.ticks])

    def _listeners(self) -> dict[tuple[str, Language], list[Connection]]:
        listeners = defaultdict(list)
        for connection in self._room.connections:
            listeners[connection.screen, connection.language].append(connection)
        return listeners

    def _push(self, view: View, listeners: dict[tuple[str, Language], list[Connection]]) -> None:
        for (screen, language), connections in listeners.items():
            if screen != view.screen:
                continue
            html = self.html(view, language)
            if self._sent.get((view, language)) == html:
                continue
            self._sent[view, language] = html
            for connection in connections:
                connection.show(view.name, html)
