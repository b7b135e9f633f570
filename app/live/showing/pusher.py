"""Pushing views: what changed is rendered once per language and reaches every screen that shows it.

A view is sent at most `pushes_per_second` times a second; the first change after a quiet time at once.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from app.domain.text import Language
from app.domain.topics import Topic
from app.live.asking.screen import Screen
from app.live.room.connection import Connection
from app.live.room.room import Audience, Room
from app.live.room.wire import Message
from app.live.showing.lane import Lane
from app.live.showing.rendering import html
from app.live.showing.renderings import Renderings
from app.live.showing.scene import Scene, scene_of
from app.live.showing.view import View
from app.supervised import Work

NOTHING_SEEN = -1

TICK_SECONDS = 10
"""How often views that depend on the time alone are looked at again."""

AT_ONCE = 250
"""How many phones are written to before other work gets its turn."""

A_HALL = 500
REST_SECONDS = 0.2
"""With so many screens open, how long the other views wait behind those that lead: the question reaches the
last phone before the first is busy with the rest."""

TRY_AGAIN_SECONDS = 5.0
"""After how long a view that could not be rendered is tried again."""

OWN_SECONDS = 0.5
"""How often people's own views are sent at most."""

OWN_AT_ONCE = 20
"""How many people's own views are rendered before other work gets its turn."""


class Pusher(Audience):
    """The views of one room: their present renderings, and the pushing of those that changed."""

    def __init__(self, room: Room, views: Sequence[View], rate: float) -> None:
        self._room, self._views, self._rate = room, views, rate
        self.renderings = Renderings(room, self.render, self._try_again)
        self._sent: dict[tuple[View, Language], str] = {}
        self._changed_at: dict[View, int] = dict.fromkeys(views, room.state.seq)
        self._own_changed_at = {input.author: room.state.seq for input in room.state.inputs.values()}
        self._had_trouble = False
        self._since = room.state.seq
        self._own_due: dict[str, None] = {}
        self._own_came = asyncio.Event()
        self._first, self._rest = self._lanes = Lane(), Lane()
        room.audience = self
        room.presence.changed = self._people_came_or_went

    # What changed

    def entries_came(self, touched: frozenset[Topic]) -> None:
        """Entries came; those that count touched these topics."""
        self._mark(view for view in self._views if view.any_entry or not view.shows.isdisjoint(touched))

    def person_changed(self, who: str) -> None:
        """A person's own part of the screen is not what it was."""
        self._own_changed_at[who] = self._room.state.seq
        self._own_due[who] = None
        self._own_came.set()

    def trouble_changed(self) -> None:
        """Saving began to fail, or works again."""
        self._had_trouble = True
        self._mark(view for view in self._views if view.trouble)

    def rehearsal_changed(self) -> None:
        """A copy of the session is being rehearsed now, or no longer."""
        self._mark(view for view in self._views if view.rehearsal)

    def everything_changed(self) -> None:
        """The log was read anew: nothing on any screen need be as it was."""
        self._mark(self._views)
        for connection in self._room.presence.everyone():
            self.person_changed(connection.who)

    def _people_came_or_went(self) -> None:
        self._mark(view for view in self._views if view.presence and view.while_(self._room.state))

    def _mark(self, views: Iterable[View]) -> None:
        for view in views:
            self.renderings.forget(view)
            if not view.personal:
                self._changed_at[view] = self._room.state.seq
                self._lane(view).add(view)

    def _lane(self, view: View) -> Lane:
        return self._first if view.leads else self._rest

    # What stands

    def message(self, view: View, language: Language) -> Message:
        """The view as it stands now."""
        return self.renderings.message(view, language)

    def render(self, view: View, scene: Scene) -> str:
        """The view rendered from a scene."""
        return html(view, scene)

    def _try_again(self, view: View) -> None:
        """A view could not be rendered."""
        asyncio.get_running_loop().call_later(TRY_AGAIN_SECONDS, self._mark, [view])

    def changed_since(
        self, seen: int, screen: str, language: Language, who: str
    ) -> Iterable[tuple[View, Message]]:
        """The views of a screen that differ from a page made at seq `seen`. One beyond the log's end is of
        another log, of which this one may be an older copy put back: then nothing is as it was."""
        seen = seen if seen <= self._room.state.seq else NOTHING_SEEN
        for view in self._views:
            if view.screen != screen:
                continue
            if view.personal:
                if self._own_changed_at.get(who, 0) > seen or seen == NOTHING_SEEN:
                    yield view, Message(self.renderings.html(view, scene_of(self._room, language, who)))
            elif self._may_have_changed(view, seen):
                yield view, self.message(view, language)

    def _may_have_changed(self, view: View, seen: int) -> bool:
        of_before = 0 < seen <= self._since  # it may have been told of trouble by the process before this one
        by_itself = ((view.presence or view.ticks) and view.while_(self._room.state)) or view.rehearsal
        by_itself = by_itself or (view.trouble and (self._had_trouble or of_before))
        return by_itself or self._changed_at[view] > seen

    def greet(self, connection: Connection, seen: int) -> None:
        """Bring a screen that has just connected up to date."""
        language = connection.language
        changed = [
            (view.name, message)
            for view, message in self.changed_since(seen, connection.screen, language, connection.who)
        ]
        if changed:
            connection.show(changed, together(changed))
        for view in self._views:
            if view.screen == connection.screen and not view.personal:
                self._note_shown(view, language)

    def _note_shown(self, view: View, language: Language) -> None:
        """A screen has the view as it stands. Where that is not yet what was pushed, going back to what was is
        a change too; where nothing was pushed, what stands need not be."""
        shown = self.message(view, language).text
        if view in self._lane(view).dirty or self._sent.get((view, language), shown) != shown:
            self._sent.pop((view, language), None)
        else:
            self._sent[view, language] = shown

    def settled(self, screen: str) -> bool:
        """Whether every screen of a kind has been sent the present state."""
        due = [view for lane in self._lanes for view in lane.to_come]
        return not self._own_due and not any(view.screen == screen for view in due)

    # Pushing

    @property
    def work(self) -> dict[str, Work]:
        """What is to be done for as long as the room is open, by name."""
        return {
            "pushing what leads": lambda: self._push_lane(self._first),
            "pushing the rest": lambda: self._push_lane(self._rest),
            "pushing people's own": self._push_own,
            "ticking": self._tick,
        }

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            if self._room.state.stage.live:
                self._mark(view for view in self._views if view.ticks and view.while_(self._room.state))

    async def _push_lane(self, lane: Lane) -> None:
        while True:
            await lane.due.wait()
            if lane is self._rest:
                await self._behind_the_first()
            lane.due.clear()
            views = lane.begin(self._rate)
            try:
                for screen in dict.fromkeys(view.screen for view in views):
                    await self._push_to(screen, [view for view in views if view.screen == screen], lane)
            finally:
                lane.end()

    async def _behind_the_first(self) -> None:
        """In a hall the rest keeps its distance: the new question is there before anyone is busy with more."""
        if len(self._room.presence) > A_HALL:
            distance = self._first.began_at + REST_SECONDS - asyncio.get_running_loop().time()
            await asyncio.sleep(max(0.0, distance))
        await self._first.idle.wait()

    async def _push_to(self, screen: Screen, views: list[View], lane: Lane) -> None:
        for language, connections in self._room.presence.listening(screen).items():
            changed = list(self._news(views, language))
            if not changed:
                continue
            whole = together(changed)
            for start in range(0, len(connections), AT_ONCE):
                for connection in connections[start : start + AT_ONCE]:
                    connection.show(changed, whole)
                await asyncio.sleep(0)
                if lane is self._rest:
                    await self._first.idle.wait()

    def _news(self, views: list[View], language: Language) -> Iterator[tuple[str, Message]]:
        """The views that differ from what was pushed last."""
        for view in views:
            message = self.message(view, language)
            if self._sent.get((view, language)) != message.text:
                self._sent[view, language] = message.text
                yield view.name, message

    async def _push_own(self) -> None:
        """Push what is one person's own, a few people at a time."""
        while True:
            await self._own_came.wait()
            self._own_came.clear()
            people = list(self._own_due)
            for start in range(0, len(people), OWN_AT_ONCE):
                for who in people[start : start + OWN_AT_ONCE]:
                    self._own_due.pop(who, None)
                    for connection in self._room.presence.of_person(who):
                        self._show_own(connection)
                await asyncio.sleep(0)
            await asyncio.sleep(OWN_SECONDS)

    def _show_own(self, connection: Connection) -> None:
        scene = scene_of(self._room, connection.language, connection.who)
        for view in self._views:
            if view.personal and view.screen == connection.screen:
                message = Message(self.renderings.html(view, scene))
                connection.show([(view.name, message)], message)


def together(views: Sequence[tuple[str, Message]]) -> Message:
    """Several renderings as one message: a phone costs a system call, not one for each."""
    return _joined(tuple(message for _, message in views))


@lru_cache(maxsize=64)
def _joined(messages: tuple[Message, ...]) -> Message:
    """The messages as one; whoever comes back to the same renderings gets the same message, compressed once."""
    return messages[0] if len(messages) == 1 else Message("\n".join(message.text for message in messages))
