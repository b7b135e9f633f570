"""What changed between two rounds of a vote, as screens show it: a line a group, everyone first. Of everyone
alone it is a line an answer."""

from dataclasses import dataclass
from typing import NamedTuple

from app.activities.sentences import from_round_to_round
from app.domain.answer import Choice
from app.domain.constituencies import Constituency
from app.domain.results import Bar, RowResult
from app.domain.shift import Moved
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.group_table import Cell, GroupTable, Head, Line
from app.screens.splits import called


class Told(NamedTuple):
    """An answer, and of which row of the vote."""

    row: Choice | None
    place: int
    bar: Bar


@dataclass(frozen=True)
class Shifted:
    """What changed: in `short`, and of `every` answer where that leaves some out, in tables, one a row; `said`
    says of whom this is told."""

    short: list[GroupTable]
    every: list[GroupTable]
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
    found = scene.state.showings[live.id, by.id][-1].shift if by else scene.findings.shift(live.id)
    if found is None:
        return None
    rows = [_answers(place, row) for place, row in enumerate(found.whole.after.rows)]
    said = from_round_to_round(found)
    if by is None:
        return Shifted([_of_everyone(scene, found.whole, one) for one in rows], [], said)
    moved = [found.whole, *found.parts]
    every = [_by_groups(scene, by, moved, one) for one in rows]
    first = [one for row in rows for one in row if one.bar.place == 1]
    told = every[0] if len(every) == 1 else _by_groups(scene, by, moved, first, of_rows=True)
    short = told.fitted
    return Shifted([short], every if len(every) > 1 or short.more else [], said)


def _answers(place: int, row: RowResult) -> list[Told]:
    return [Told(row.row, place, bar) for bar in row.bars if not bar.aside]


def _of_everyone(scene: Scene, whole: Moved, told: list[Told]) -> GroupTable:
    return GroupTable(
        _("Answer"),
        [Head(f"n = {_people(whole)}", 0)],
        [Line(scene.say(one.bar.option.label), "", [_change(whole, one)]) for one in told],
        title=_title(scene, told),
    )


def _by_groups(
    scene: Scene, by: Constituency, moved: list[Moved], told: list[Told], of_rows: bool = False
) -> GroupTable:
    return GroupTable(
        scene.say(by.label),
        [
            Head(
                scene.say(one.bar.option.label),
                one.bar.weight,
                row=scene.say(one.row.label) if one.row and of_rows else "",
                leads=one.bar.place == 1,
            )
            for one in told
        ],
        [
            Line(called(scene, by, group.group), _people(group), [_change(group, one) for one in told])
            for group in moved
        ],
        title="" if of_rows else _title(scene, told),
    )


def _title(scene: Scene, told: list[Told]) -> str:
    row = told[0].row if told else None
    return scene.say(row.label) if row else ""


def _people(one: Moved) -> str:
    before, after = one.before.people, one.after.people
    return str(after) if one.same and before == after else f"{before} → {after}"


def _change(group: Moved, told: Told) -> Cell:
    before, after = (
        round.rows[told.place].percent_of(told.bar.option.id) for round in (group.before, group.after)
    )
    return Cell("–") if before is None or after is None else Cell(f"{after} %", before=str(before))
