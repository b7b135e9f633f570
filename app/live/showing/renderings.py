"""The views of a room as they stand now, a language each: rendered when first asked for after a change."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.text import LANGUAGES, Language
from app.live.room.room import Room
from app.live.room.wire import Message
from app.live.showing.render import SWAPPED
from app.live.showing.rendering import html, in_its_place
from app.live.showing.scene import Kept, Scene, scene_of
from app.live.showing.stencil import slot
from app.live.showing.view import View

KEY = "key"
"""The slot for the key of a page's forms."""


class Renderings:
    """`render` makes what is pushed; `failed` is told of a view of which that could not be made."""

    def __init__(
        self, room: Room, render: Callable[[View, Scene], str], failed: Callable[[View], None]
    ) -> None:
        self._room, self._render, self._failed = room, render, failed
        self._pushed: dict[tuple[View, Language], Message] = {}
        self._standing: dict[tuple[View, Language], str] = {}

    def forget(self, view: View) -> None:
        """The view is not what it was."""
        for language in LANGUAGES:
            self._pushed.pop((view, language), None)
            self._standing.pop((view, language), None)

    def message(self, view: View, language: Language) -> Message:
        """The view as it is pushed to everyone."""
        if (view, language) not in self._pushed:
            self._pushed[view, language] = Message(self.html(view, scene_of(self._room, language)))
        return self._pushed[view, language]

    def html(self, view: View, scene: Scene) -> str:
        """The view as it is pushed, from a scene; a sentence in its place where it cannot be rendered."""
        try:
            return self._render(view, scene)
        except Exception as error:
            self._failed(view)
            return in_its_place(view, scene, error)

    def standing(self, view: View, language: Language) -> str:
        """The view as it stands in the page of everyone who has nothing of their own in it, with a slot for the
        key of its forms."""
        if (view, language) not in self._standing:
            self._standing[view, language] = self._for_newcomers(view, language)
        return self._standing[view, language]

    def _for_newcomers(self, view: View, language: Language) -> str:
        if view.own is None:
            return self.message(view, language).text.replace(SWAPPED, "", 1)
        scene = replace(scene_of(self._room, language), kept=Kept(key=slot(KEY)), reading=1)
        try:
            return html(view, scene, pushed=False)
        except Exception as error:
            self._failed(view)
            return in_its_place(view, scene, error, pushed=False)
