"""The form in which something is asked on the spot."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote
from app.i18n import gettext
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown


class Kind(NamedTuple):
    """A kind of vote that can be asked on the spot: what it is called, and whether its options are typed."""

    name: str
    label: str
    typed: bool


@dataclass(frozen=True)
class Asking(Shown):
    """The kinds of vote that can be asked on the spot, and the languages."""

    kinds: list[Kind]
    languages: tuple[Language, ...]


def asking(scene: Scene) -> Asking:
    """The form as it is offered."""
    kinds = sorted(Vote.kinds.items(), key=lambda one: one[1].asked_at)
    offered = [Kind(name, gettext(one.asked_as), one.options_typed) for name, one in kinds if one.asked_as]
    return Asking(offered, LANGUAGES)
