"""The inputs of others: each phone has its own order, and asks for a few at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil
from typing import NamedTuple

from markupsafe import Markup

from app.domain.command import Sender
from app.domain.inputs.data import Input
from app.domain.order import shuffled_for
from app.live.room.room import Room
from app.live.showing.render import render
from app.live.showing.scene import Scene, scene_of
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens.chips import Chip, chips
from app.screens.participant.judging import (
    JudgedAlone,
    Judging,
    ReadAlone,
    judging,
    others_of,
    to_judge,
    unread_first,
)

BATCH = 10
"""How many inputs of others a phone is given at a time, and stand on one page without scripts."""


class Other(NamedTuple):
    """An input of someone else. `reading` is what a phone knows it by, `pinned` whether it stands first,
    `similar` for how many others it stands; `supports` is the revision that the reader supports, 0 where they
    do not; `key` is that of its form, and `swapped` says whether it takes the place of the one a phone
    shows. `as_of` is the last entry that is known of."""

    input: Input
    reading: str
    pinned: bool
    similar: int
    prompt: str
    themes: tuple[Chip, ...]
    supports: int
    key: str
    as_of: int
    swapped: bool = False


@dataclass(frozen=True)
class OtherAlone(Shown):
    """One of them by itself, for a phone that asks for more."""

    scene: Scene
    one: Other


@dataclass(frozen=True)
class Others(Shown):
    """A page of them, and the pages before and after it; 0 where there is none. A pushed rendering is empty:
    each phone asks for its own. `item` is the live one, where it takes inputs; where these are judged one by
    one, `judging` has them instead."""

    item: str
    others: list[Other]
    before: int
    after: int
    judging: Judging | None = None


def others(scene: Scene) -> Others:
    """As they are now."""
    item = _item(scene)
    if scene.state.is_judged(item):
        return Others(item, [], 0, 0, judging(scene, item))
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
    return bool(others_of(scene, _item(scene)))


def _to_read(scene: Scene, item: str) -> list[Input]:
    others = others_of(scene, item)
    pinned = [input for input in scene.state.pinned_inputs(item) if input in others]
    return [*pinned, *shuffled_for(scene.who or "", (input for input in others if input not in pinned))]


def _other(scene: Scene, input: Input, swapped: bool = False) -> Other:
    return Other(
        input,
        scene.state.reading(input),
        scene.state.is_pinned(input),
        scene.state.similar(input),
        scene.prompt(input),
        chips(scene, input.themes),
        scene.state.supported(input, scene.who or ""),
        scene.kept.key,
        scene.state.seq,
        swapped,
    )


def more_others(room: Room, sender: Sender, item: str, have: tuple[str, ...]) -> str:
    """The inputs of others for a phone that has some already ("Q1-003", or "Q1-003:2" with the revision it
    shows): the next ones appended to its list, what was reworded in its place, what no longer stands away."""
    scene = scene_of(room, sender.language, sender.who)
    has, standing = dict(_had(one) for one in have), others_of(scene, item)
    if scene.state.is_judged(item):
        fresh, alone = unread_first(scene, standing), _alone_to_judge
        read = _read(scene, item) if not has else ""
    else:
        fresh, alone, read = shuffled_for(sender.who, standing), _alone, ""
    more = [alone(scene, input, False) for input in islice((one for one in fresh if one.id not in has), BATCH)]
    return "".join(
        (_appended(item, more), read, *_reworded(scene, standing, has, alone), *_away(scene, standing, has))
    )


def _had(one: str) -> tuple[str, str | None]:
    input, _, reading = one.partition(":")
    return input, reading or None


Had = dict[str, str | None]
Alone = Callable[[Scene, Input, bool], str]
"""How one input stands in the list by itself."""


_APPENDED = Markup(
    '<hx-partial hx-target="#others-list" hx-swap="beforeend" data-others="{item}">{more}</hx-partial>'
)
_AWAY = Markup('<li id="other-{id}" hx-swap-oob="delete"></li>')


def _appended(item: str, more: list[str]) -> str:
    return _APPENDED.format(item=item, more=Markup("".join(more)))  # noqa: S704 - rendered, each by its template


def _reworded(scene: Scene, standing: list[Input], has: Had, alone: Alone) -> Iterator[str]:
    for input in standing:
        if has.get(input.id) not in (None, scene.state.reading(input)):
            yield alone(scene, input, True)


def _away(scene: Scene, standing: list[Input], has: Had) -> Iterator[str]:
    gone = has.keys() - {input.id for input in standing}
    for id in sorted(gone & scene.state.inputs.keys()):
        yield _AWAY.format(id=id)


def _alone(scene: Scene, input: Input, swapped: bool) -> str:
    shown = OtherAlone(scene, _other(scene, input, swapped))
    return render("participant/other.html", scene.language, shown.named())


def _alone_to_judge(scene: Scene, input: Input, swapped: bool) -> str:
    shown = JudgedAlone(scene, to_judge(scene, input, swapped))
    return render("participant/judged.html", scene.language, shown.named())


def _read(scene: Scene, item: str) -> str:
    shown = ReadAlone(scene, judging(scene, item))
    return render("participant/read.html", scene.language, shown.named())


VIEW = View("participant", "others", "participant/others.html", others, shows=frozenset({"agenda"}), own=_any)
