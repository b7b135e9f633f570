"""What was asked on the spot in one language, to be worded in the others by whoever can."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.agenda.data import AgendaItem
from app.domain.agenda.on_the_spot import is_unworded, unworded
from app.domain.text import Language
from app.live.asking.screen import Screen
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View


class Missing(NamedTuple):
    """An item that has no words of its own in a language yet: how it was asked, and what can be chosen."""

    item: str
    asked_in: Language
    question: str
    options: list[str]
    language: Language


@dataclass(frozen=True)
class Wording(Shown):
    """What is missing of what is live or still to come, the latest item first."""

    missing: list[Missing]


def wording(scene: Scene) -> Wording:
    """As it is now."""
    return Wording(list(_every(scene)))


def next_wording(scene: Scene) -> Wording:
    """One at a time, for whoever has other things to do."""
    return Wording(list(_every(scene))[:1])


def _every(scene: Scene) -> Iterator[Missing]:
    state = scene.state
    coming = () if scene.ended else (*filter(None, (state.live,)), *state.agenda.coming(state.stage.live))
    for item in reversed(coming):
        yield from (_missing(item, language) for language in unworded(item))


def _missing(item: AgendaItem, language: Language) -> Missing:
    """The choices a kind brings with it are in every language already; those typed are asked for."""
    asked = item.worded_in or "en"
    labels = [choice.label for choice in item.vote.options] if item.vote else []
    typed = all(is_unworded(label, asked, language) for label in labels)
    options = [label.in_language(asked) for label in labels] if typed else []
    return Missing(item.id, asked, item.headline.in_language(asked), options, language)


def wording_view(screen: Screen) -> View:
    """The view of a screen that has it."""
    data = next_wording if screen == "moderator" else wording
    return View(screen, "wording", "parts/wording.html", data, shows=frozenset({"agenda", "times"}))
