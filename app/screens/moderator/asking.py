"""The form in which something is asked on the spot."""

from dataclasses import dataclass

from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote
from app.i18n import gettext
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


@dataclass(frozen=True)
class Asking(Shown):
    """The kinds of vote that can be asked on the spot, each with what it is called, and the languages."""

    kinds: list[tuple[str, str]]
    languages: tuple[Language, ...]


def asking(scene: Scene) -> Asking:
    """The form as it is offered."""
    kinds = sorted(Vote.kinds.items(), key=lambda one: one[1].asked_at)
    return Asking([(name, gettext(kind.asked_as)) for name, kind in kinds if kind.asked_as], LANGUAGES)
