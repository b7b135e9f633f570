"""The box for a short input."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.people.consent import USUAL, Consent
from app.live.showing.scene import Kept, Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, areas
from app.screens.quoting import in_general, last_consent


class Beginning(NamedTuple):
    """A way to begin, with a hint of what helps."""

    id: str
    label: str
    hint: str


class Box(NamedTuple):
    """What an item asks to be written: with which beginnings, how long at most, and of which themes."""

    item: str
    prompt: str
    beginnings: list[Beginning]
    characters: int
    themes: tuple[Chip, ...]
    consents: dict[Consent, str]


@dataclass(frozen=True)
class Write(Shown):
    """The box; None where nothing is asked. `kept` is what a page without scripts keeps in it; `consent` is how
    the reader may be quoted, as they said last."""

    box: Box | None
    kept: Kept
    consent: Consent


def write(scene: Scene) -> Write:
    """As it is now."""
    item = scene.state.live
    if item is None or item.inputs is None:
        return Write(None, scene.kept, USUAL)
    beginnings = [Beginning(p.id, scene.say(p.label), scene.say(p.hint)) for p in item.inputs.prompts]
    prompt = scene.say(item.inputs.prompt)
    box = Box(item.id, prompt, beginnings, item.inputs.characters, areas(scene), in_general(scene))
    return Write(box, scene.kept, last_consent(scene))


def _kept(scene: Scene) -> bool:
    return bool(scene.kept.text or scene.kept.prompt or scene.kept.themes) or last_consent(scene) != USUAL


VIEW = View("participant", "write", "participant/write.html", write, shows=frozenset({"agenda"}), own=_kept)
