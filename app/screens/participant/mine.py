"""The reader's own inputs, and what became of them."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.inputs.data import Input
from app.domain.people.consent import USUAL, Consent
from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, chips
from app.screens.quoting import author_of, quoted_as
from app.screens.reasons import set_aside_reason


class Own(NamedTuple):
    """One of the reader's inputs, what became of it, and whom it may be quoted as said by; `consent` is the
    level that stands in the form for another. `joined` is the input that stands for it, where it was merged
    with that one; `similar` says for how many others it stands itself."""

    input: Input
    themes: tuple[Chip, ...]
    status: str
    reason: str
    note: str
    support: int
    can_change: bool
    characters: int
    author: str
    consent: Consent
    joined: Input | None
    similar: int


@dataclass(frozen=True)
class Mine(Shown):
    """Those to the live item; after the session, all of them. `key` is that of the forms, `consents` what the
    levels mean for the reader."""

    mine: list[Own]
    key: str
    consents: dict[Consent, str]


def mine(scene: Scene) -> Mine:
    """As they are now."""
    written = _written(scene)
    consents = quoted_as(scene, scene.who or "") if written else {}
    return Mine([_own(scene, input, consents) for input in written], scene.kept.key, consents)


def _written(scene: Scene) -> list[Input]:
    live, inputs = scene.state.stage.live, scene.state.inputs.values() if scene.who else ()
    return [input for input in inputs if input.author == scene.who and live in (None, input.item)]


def _own(scene: Scene, input: Input, consents: dict[Consent, str]) -> Own:
    aside = scene.state.stage.set_aside.get(input.id)
    status = scene.state.status(input)
    inputs, head = scene.state.agenda[input.item].inputs, scene.state.stood_for_by(input)
    return Own(
        input,
        chips(scene, input.themes),
        status,
        set_aside_reason(aside.reason) if aside else "",
        aside.note if aside else "",
        _support(scene, input, head),
        scene.state.counts(input) and not scene.ended,
        inputs.characters if inputs else 0,
        author_of(scene, input),
        input.consent if input.consent in consents else USUAL,
        head if head is not input else None,
        scene.state.similar(input),
    )


def _support(scene: Scene, input: Input, head: Input) -> int:
    """How many others support it; where it counts with another, how many do so of the whole."""
    whole = scene.state.spoken_for(head)
    return len((scene.state.people(whole) if input in whole else scene.state.endorsers(input)) - {input.author})


VIEW = View(
    "participant", "mine", "participant/mine.html", mine, own=lambda scene: bool(_written(scene)), personal=True
)
