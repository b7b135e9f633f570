"""What changed between two rounds of a vote, as screens draw it: a column a group, everyone first."""

from dataclasses import dataclass
from typing import NamedTuple

from app.domain.answer import Choice
from app.domain.results import RowResult
from app.domain.shift import Moved
from app.i18n import _, ngettext
from app.live.showing.scene import Scene
from app.screens.splits import called


class Change(NamedTuple):
    """How many of a hundred chose an option before, and how many after; None where nobody had an opinion."""

    before: int | None
    after: int | None


class Line(NamedTuple):
    """An option, and what changed in each column."""

    option: Choice
    changes: list[Change]


class Part(NamedTuple):
    """A row of the vote (None: it has one), and its options."""

    row: Choice | None
    lines: list[Line]


class Column(NamedTuple):
    """A group: what it is called, and how many of it answered each round."""

    label: str
    before: int
    after: int


@dataclass(frozen=True)
class Shifted:
    """The columns, and what changed in them row by row; `said` says of whom this is told."""

    columns: list[Column]
    parts: list[Part]
    said: str


def shifted(scene: Scene) -> Shifted | None:
    """What changed by the live item's vote, once its result is out and its voting closed: until then each
    answer would be seen to come. None where it asks no vote again."""
    live = scene.state.live
    if live is None or live.again is None:
        return None
    stage, split = scene.state.stage.item(live.id), scene.state.stage.split
    if stage.open or not stage.revealed:
        return None
    by = scene.plan.constituency(split.constituency) if split and split.item == live.id else None
    found = scene.findings.shift(live.id, by.id if by else None)
    if found is None:
        return None
    moved = [found.whole, *found.parts]
    return Shifted(
        columns=[Column(called(scene, by, one.group), one.before.people, one.after.people) for one in moved],
        parts=[_part(place, moved) for place in range(len(found.whole.after.rows))],
        said=_of_whom(found.both) if found.whole.same else _("Each round of all who answered it."),
    )


def _of_whom(people: int) -> str:
    return ngettext(
        "Of the %(n)s person who answered both rounds.",
        "Of the %(n)s people who answered both rounds.",
        people,
        n=people,
    )


def _part(place: int, moved: list[Moved]) -> Part:
    row = moved[0].after.rows[place]
    options = [bar.option for bar in row.bars if not bar.aside]
    return Part(row.row, [Line(one, [_change(group, place, one.id) for group in moved]) for one in options])


def _change(one: Moved, place: int, option: str) -> Change:
    return Change(*(_percent(round.rows[place], option) for round in (one.before, one.after)))


def _percent(row: RowResult, option: str) -> int | None:
    return next((bar.percent for bar in row.bars if bar.option.id == option), None) if row.base else None
