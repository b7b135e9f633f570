"""The live item's results, once they are shown; by groups while the board shows them so."""

from dataclasses import dataclass
from typing import NamedTuple

from app.live.showing.scene import Scene
from app.live.showing.shown import Shown
from app.live.showing.view import View
from app.screens import questions
from app.screens.group_table import Cell, GroupTable
from app.screens.shifts import shifted
from app.screens.splits import Split, split_shown


class OfGroup(NamedTuple):
    """A group in a table of groups: what it is called, its figure, and its bar in percent (None: no bar)."""

    label: str
    figure: str
    width: float | None


class ByGroup(NamedTuple):
    """How many of each group chose an option."""

    label: str
    groups: list[OfGroup]


class InShort(NamedTuple):
    """A result by groups on a narrow screen: by which, and table by table. One is unfolded at first; `nothing`
    says why there is none."""

    by: str
    tables: list[ByGroup]
    nothing: str


@dataclass(frozen=True)
class RoomThinks(Shown):
    """The results; None where none are shown, and by groups where the board shows them so. `hands` is what was
    counted by show of hands."""

    results: questions.Results | None
    by_groups: InShort | None
    hands: list[str]


def results(scene: Scene) -> RoomThinks:
    """As they are now."""
    live = questions.live_item(scene)
    shown = split_shown(scene) if live and live.revealed and not shifted(scene) else None
    return RoomThinks(
        results=live.results if live and live.revealed else None,
        by_groups=_in_short(shown) if shown else None,
        hands=live.hands if live else [],
    )


def _in_short(split: Split) -> InShort:
    """A table a column of what is told; with what most say first."""
    heads = split.told.heads
    order = sorted(range(len(heads)), key=lambda place: 0 if split.vote.rows else -heads[place].weight)
    tables = [_column(split.told, place) for place in order if heads[place].weight >= 0]
    return InShort(split.by, tables, split.nothing)


def _column(table: GroupTable, place: int) -> ByGroup:
    cells = [(f"{line.label} (n = {line.people})", line.cells[place]) for line in table.lines]
    return ByGroup(
        table.heads[place].label, [OfGroup(label, _figure(cell), cell.width) for label, cell in cells]
    )


def _figure(cell: Cell) -> str:
    return f"{cell.figure} · {cell.beside}" if cell.beside else cell.figure


VIEW = View(
    "participant",
    "results",
    "participant/results.html",
    results,
    shows=frozenset({"agenda", "voting", "results", "ballots", "hands", "people"}),
    per_second=1.0,
)
