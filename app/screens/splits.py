"""A result by the groups of a constituency, as screens draw it: a column a group, everyone first."""

from dataclasses import dataclass
from typing import NamedTuple

from babel.numbers import format_decimal

from app.domain.breakdown import Leading, Multiple
from app.domain.constituencies import Constituency
from app.domain.convergence import AGREED, AGREED_IN_GROUP, APART, CONTESTED, Verdict
from app.domain.findings import ALL, NOT_SAID
from app.domain.results import RowResult
from app.domain.small_groups import MERGED, SMALL_GROUP
from app.domain.vote import Vote
from app.i18n import _
from app.live.showing.scene import Scene


class Column(NamedTuple):
    """A group: what it is called, how many of it answered, and its rows, the options as of the whole."""

    label: str
    people: int
    rows: list[RowResult]


class Brief(NamedTuple):
    """A row of a vote that has several, in short: what each group says, in a word or a figure."""

    label: str
    said: list[str]


@dataclass(frozen=True)
class Split:
    """A result by groups: of which question, by which constituency, and how far the groups agree, in words. A
    vote of several rows is told in `brief`: their averages, or what weighs most in each."""

    headline: str
    by: str
    vote: Vote
    columns: list[Column]
    verdicts: list[str]
    brief: list[Brief]


def split(scene: Scene, item_id: str, constituency_id: str) -> Split | None:
    """As it is now; None while answers come in, or where there is none."""
    item, stage = scene.state.agenda.get(item_id), scene.state.stage.item(item_id)
    if item is None or item.vote is None or stage.open or stage.opened_at is None:
        return None
    constituency = scene.plan.constituency(constituency_id)
    found = scene.findings.breakdown(item_id, constituency_id)
    parts = [found.whole, *found.groups, *([found.merged] if found.merged and found.groups else [])]
    columns = [_column(scene, constituency, one, found.whole) for one in parts]
    return Split(
        headline=scene.say(item.headline),
        by=_by(scene, constituency, found.whole),
        vote=item.vote,
        columns=columns,
        verdicts=[_verdict(scene, one) for one in found.leading],
        brief=_brief(scene, columns),
    )


def _by(scene: Scene, constituency: Constituency, whole: Multiple) -> str:
    label = scene.say(constituency.label)
    averages = len(whole.rows) > 1 and any(row.mean is not None for row in whole.rows)
    return f"{label} · {_('Average')}" if averages else label


def _brief(scene: Scene, columns: list[Column]) -> list[Brief]:
    rows = columns[0].rows
    if len(rows) < 2:
        return []
    return [
        Brief(
            scene.say(row.row.label) if row.row else "", [_in_short(scene, one.rows[place]) for one in columns]
        )
        for place, row in enumerate(rows)
    ]


def _in_short(scene: Scene, row: RowResult) -> str:
    if not row.base:
        return "–"
    if row.mean is not None:
        return format_decimal(row.mean, "0.0", locale=scene.language)
    first = [bar for bar in row.bars if bar.place == 1]
    return " / ".join(f"{scene.say(bar.option.label)} {bar.percent} %" for bar in first)


def _column(scene: Scene, constituency: Constituency, one: Multiple, whole: Multiple) -> Column:
    rows = []
    for row, of_all in zip(one.rows, whole.rows, strict=True):
        bars = {bar.option.id: bar for bar in row.bars}
        rows.append(row._replace(bars=[bars[bar.option.id] for bar in of_all.bars]))
    return Column(called(scene, constituency, one.group), one.people, rows)


def called(scene: Scene, constituency: Constituency | None, group: str) -> str:
    """What a group is called; groups of no constituency are everyone and the others."""
    choice = constituency.choice(group) if constituency else None
    others = {ALL: _("All"), NOT_SAID: _("Not said"), MERGED: _("Others")}
    return scene.say(choice.label) if choice else others[group]


def _verdict(scene: Scene, one: Leading) -> str:
    of = " · ".join(scene.say(choice.label) for choice in (one.result.row, one.bar.option) if choice)
    return f"{of}: {_in_words(one.agreement.verdict)}"


def _in_words(verdict: Verdict) -> str:
    """A verdict, with the threshold that it follows."""
    if verdict == "convergent":
        return _(
            "convergent: at least %(all)s %% of all, and %(each)s %% of every group of %(n)s or more",
            all=AGREED,
            each=AGREED_IN_GROUP,
            n=SMALL_GROUP,
        )
    if verdict == "divergent":
        return _("divergent: groups of %(n)s or more differ by %(points)s points", n=SMALL_GROUP, points=APART)
    if verdict == "contested":
        return _("contested: between %(least)s and %(most)s %% of all", least=CONTESTED[0], most=CONTESTED[1])
    if verdict == "leaning":
        return _("leaning one way, with no clear agreement between the groups")
    return _("not assessable: fewer than two groups have %(n)s people or more", n=SMALL_GROUP)
