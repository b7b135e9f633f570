"""A result by the groups of a constituency, as screens show it: a line a group, everyone first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from babel.numbers import format_decimal

from app.activities.sentences import no_group_told, what_leads
from app.domain.breakdown import Breakdown, Leading, Multiple, worded
from app.domain.constituencies import Constituency
from app.domain.convergence import IN_WORDS
from app.domain.results import Bar, RowResult
from app.domain.shares import percentage
from app.domain.small_groups import ALL, MERGED, NOT_SAID, SMALL_GROUP
from app.domain.vote import Vote
from app.i18n import _
from app.live.showing.scene import Scene
from app.screens.group_table import Cell, GroupTable, Head, Line
from app.screens.verdicts import meaning, of_what_leads


class Part(NamedTuple):
    """A group: which, what it is called, how many of it answered, and its rows, the options as of the whole."""

    group: str
    label: str
    people: int
    rows: list[RowResult]


@dataclass(frozen=True)
class Split:
    """A result by groups: of which question, by which constituency, and how far the groups agree, in words.
    What is `told` is every answer, or of a vote of several rows what weighs most in each; `every` answer is
    told in tables, one a row; `nothing` says why no answer is, where none is. It is `earlier` where some have
    done something since that is not in it."""

    headline: str
    by: str
    vote: Vote
    told: GroupTable
    every: list[GroupTable]
    nothing: str
    verdicts: list[str]
    earlier: bool

    @property
    def is_short(self) -> bool:
        """Whether something is left out of what is told where there is little room."""
        return len(self.every) > 1 or self.told.fitted.more > 0


def split_shown(scene: Scene) -> Split | None:
    """The live item's result by groups, where it is shown so; None while answers come in."""
    item, shown = scene.state.live, scene.state.stage.split
    if item is None or item.vote is None or shown is None or shown.item != item.id:
        return None
    if scene.state.stage.item(item.id).open:
        return None
    told = scene.state.showings[shown.item, shown.constituency][-1]
    found = worded(told.breakdown, item.vote, scene.state.withheld_words(item.id))
    constituency = scene.plan.constituency(shown.constituency)
    by, parts = scene.say(constituency.label), _parts(scene, constituency, found)
    every = [_of_row(scene, by, parts, place, found.leading) for place in range(len(found.whole.rows))]
    return Split(
        headline=scene.say(item.headline),
        by=by,
        vote=item.vote,
        told=every[0] if len(every) == 1 else _of_what_leads(scene, by, parts, found.leading),
        every=every,
        nothing="" if any(table.heads for table in every) else _nothing(scene, item.vote, item.id),
        verdicts=list(_verdicts(scene, item.vote, parts, found.leading)),
        earlier=told.counted != scene.findings.showing(item.id, constituency.id).counted,
    )


def _nothing(scene: Scene, vote: Vote, item_id: str) -> str:
    sentence = scene.findings.sentence(item_id, scene.language)
    return no_group_told(vote, scene.findings.result(item_id), sentence)


def _parts(scene: Scene, constituency: Constituency, found: Breakdown) -> list[Part]:
    shown = [found.whole, *found.groups, *([found.merged] if found.merged and found.groups else [])]
    return [_part(scene, constituency, one, found.whole) for one in shown]


def _part(scene: Scene, constituency: Constituency, one: Multiple, whole: Multiple) -> Part:
    rows = [row.as_in(of_all) for row, of_all in zip(one.rows, whole.rows, strict=True)]
    return Part(one.group, called(scene, constituency, one.group), one.people, rows)


def called(scene: Scene, constituency: Constituency | None, group: str) -> str:
    """What a group is called; groups of no constituency are everyone and the others."""
    choice = constituency.choice(group) if constituency else None
    others = {ALL: _("All"), NOT_SAID: _("Not said"), MERGED: _("Others")}
    return scene.say(choice.label) if choice else others[group]


def _of_row(scene: Scene, by: str, parts: list[Part], place: int, leading: tuple[Leading, ...]) -> GroupTable:
    """Every answer to a row."""
    whole, rows = parts[0].rows[place], [(one.label, one.rows[place]) for one in parts]
    leads = {one.bar.option.id for one in leading if one.result.row == whole.row}
    return GroupTable(
        by,
        [
            Head(scene.say(bar.option.label), -1 if bar.aside else bar.weight, leads=bar.option.id in leads)
            for bar in whole.bars
        ],
        [Line(label, str(row.base), [_cell(row, bar) for bar in row.bars]) for label, row in rows],
        title=scene.say(whole.row.label) if whole.row else "",
    )


def _of_what_leads(scene: Scene, by: str, parts: list[Part], leading: tuple[Leading, ...]) -> GroupTable:
    """What weighs most in each row, with the average of a row that has one."""
    rows = [row.row for row in parts[0].rows]
    places = [rows.index(one.result.row) for one in leading]
    return GroupTable(
        by,
        [
            _leads(scene, one, is_first=place not in places[:nth])
            for nth, (one, place) in enumerate(zip(leading, places, strict=True))
        ],
        [
            Line(
                part.label,
                str(part.people),
                [
                    _leading_cell(scene, part.rows[place], one.bar.option.id)
                    for one, place in zip(leading, places, strict=True)
                ],
            )
            for part in parts
        ],
    )


def _leads(scene: Scene, one: Leading, is_first: bool) -> Head:
    row = one.result
    return Head(
        what_leads(one, scene.language),
        weight=int(is_first),
        row=scene.say(row.row.label) if row.row else "",
        beside="" if row.mean is None else _("Average"),
        leads=True,
        verdict=_(IN_WORDS[one.agreement.verdict]),
    )


def _leading_cell(scene: Scene, row: RowResult, option: str) -> Cell:
    cell = next((_cell(row, bar) for bar in row.bars if bar.option.id == option), Cell("–"))
    mean = "" if row.mean is None else format_decimal(row.mean, "0.0", locale=scene.language)
    return cell._replace(beside=mean)


def _cell(row: RowResult, bar: Bar) -> Cell:
    if bar.aside:
        return Cell(str(bar.people))
    if not row.base:
        return Cell("–")
    return Cell(f"{bar.percent} %", width=round(100 * bar.share, 1))


def _verdicts(scene: Scene, vote: Vote, parts: list[Part], leading: tuple[Leading, ...]) -> Iterator[str]:
    if vote.rows:
        yield from dict.fromkeys(meaning(one.agreement.verdict) for one in leading)
        return
    yield from of_what_leads(list(leading), scene.language)
    if vote.ordered:
        yield from filter(None, (_named_by(scene, parts, one) for one in leading))


def _named_by(scene: Scene, parts: list[Part], one: Leading) -> str:
    """Which shares of the groups name what leads: a verdict rests on these, not on points."""
    counted = [part.rows[0] for part in parts if part.group not in (ALL, NOT_SAID, MERGED)]
    shares = [
        percentage(bar.people, row.base)
        for row in counted
        if row.base >= SMALL_GROUP
        for bar in row.bars
        if bar.option.id == one.bar.option.id
    ]
    if len(shares) < 2:
        return ""
    return _(
        "%(option)s: named by %(least)s to %(most)s %% in the groups",
        option=scene.say(one.bar.option.label),
        least=min(shares),
        most=max(shares),
    )
