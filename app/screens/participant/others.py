"""The inputs of others: each phone has its own order, and asks for a few at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from app.domain.command import Sender
from app.domain.inputs.data import Input
from app.domain.order import shuffled_for
from app.live.room.room import Room
from app.live.showing.render import render
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, chips

BATCH = 10
"""How many inputs of others a phone is given at a time, and stand on one page without scripts."""


class Other(NamedTuple):
    """An input of someone else. `reading` is what a phone knows it by, `pinned` whether it stands first;
    `supports` is the revision that the reader supports, 0 where they do not; `key` is that of its form, and
    `swapped` says whether it takes the place of the one a phone shows."""

    input: Input
    reading: str
    pinned: bool
    prompt: str
    themes: tuple[Chip, ...]
    supports: int
    key: str
    swapped: bool = False


@dataclass(frozen=True)
class OtherAlone(Shown):
    """One of them by itself, for a phone that asks for more."""

    scene: Scene
    one: Other


@dataclass(frozen=True)
class Others(Shown):
    """A page of them, and the pages before and after it; 0 where there is none. A pushed rendering is empty:
    each phone asks for its own. `item` is the live one, where it takes inputs."""

    item: str
    others: list[Other]
    before: int
    after: int


def others(scene: Scene) -> Others:
    """As they are now."""
    item = _item(scene)
    waiting = _to_read(scene, item) if item and scene.who and scene.reading else []
    pages = max(1, ceil(len(waiting) / BATCH))
    page = min(scene.reading, pages)
    rows = waiting[(page - 1) * BATCH : page * BATCH] if page else []
    shown = [_other(scene, input) for input in rows]
    return Others(item, shown, max(0, page - 1), page + 1 if page < pages else 0)


def _item(scene: Scene) -> str:
    live = scene.state.live
    return live.id if live and live.inputs else ""


def _any(scene: Scene) -> bool:
    """Whether there is something to read; a page that was not asked for has its way to the next."""
    standing = scene.state.standing_inputs(_item(scene))
    return any(input.author != scene.who for input in standing)


def _to_read(scene: Scene, item: str) -> list[Input]:
    others = [input for input in scene.state.standing_inputs(item) if input.author != scene.who]
    pinned = [input for input in scene.state.pinned_inputs(item) if input in others]
    return [*pinned, *shuffled_for(scene.who or "", (input for input in others if input not in pinned))]


def _other(scene: Scene, input: Input, swapped: bool = False) -> Other:
    return Other(
        input,
        scene.state.reading(input),
        scene.state.is_pinned(input),
        scene.prompt(input),
        chips(scene, input.themes),
        input.supported(scene.who or "") or 0,
        scene.kept.key,
        swapped,
    )


def more_others(room: Room, sender: Sender, item: str, have: tuple[str, ...]) -> str:
    """The inputs of others for a phone that has some already ("Q1-003", or "Q1-003:2" with the revision it
    shows): the next ones appended to its list, what was reworded in its place, what no longer stands away."""
    scene = scene_of(room, sender.language, sender.who)
    has = dict(_had(one) for one in have)
    standing = _to_read(scene, item)
    return "".join(
        (_more(scene, item, standing, has), *_reworded(scene, standing, has), *_away(scene, standing, has))
    )


def _had(one: str) -> tuple[str, str | None]:
    input, _, reading = one.partition(":")
    return input, reading or None


Had = dict[str, str | None]


def _more(scene: Scene, item: str, standing: list[Input], has: Had) -> str:
    fresh = [_alone(scene, input) for input in standing if input.id not in has][:BATCH]
    return (
        f'<hx-partial hx-target="#others-list" hx-swap="beforeend" data-others="{item}">'
        f"{''.join(fresh)}</hx-partial>"
    )


def _reworded(scene: Scene, standing: list[Input], has: Had) -> Iterator[str]:
    for input in standing:
        if has.get(input.id) not in (None, scene.state.reading(input)):
            yield _alone(scene, input, swapped=True)


def _away(scene: Scene, standing: list[Input], has: Had) -> Iterator[str]:
    gone = has.keys() - {input.id for input in standing}
    for id in sorted(gone & scene.state.inputs.keys()):
        yield f'<li id="other-{id}" hx-swap-oob="delete"></li>'


def _alone(scene: Scene, input: Input, swapped: bool = False) -> str:
    shown = OtherAlone(scene, _other(scene, input, swapped))
    return render("participant/other.html", scene.language, shown.named())


VIEW = View("participant", "others", "participant/others.html", others, shows=frozenset({"agenda"}), own=_any)
