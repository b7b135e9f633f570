"""The table `results`: every vote's result, of all and of each constituency large enough to be shown."""

from collections.abc import Iterator, Set
from datetime import datetime

from app.domain.agenda.data import AgendaItem
from app.domain.answer import NO_OPINION
from app.domain.ballots.data import Poll
from app.domain.findings import Group, hidden_of
from app.domain.plan import Plan
from app.domain.results import RowResult
from app.domain.shares import IN_TENTHS
from app.domain.stage import ItemStage
from app.domain.state import State
from app.domain.text import N_
from app.exports.cells import Cell, Column, Row, Type, question_number, utc
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.open_votes import SUPPRESSED, may_be_shown, may_be_told_apart
from app.exports.record import Record
from app.exports.rounds import ROUND

OPTION = (
    Column("row", N_("The row of a vote that asks the same of several things; empty where there is one.")),
    Column("option_code", N_("The option.")),
    Column("option_label_en", N_("The option's label in English."), Type.TEXT),
)
"""Which option of a vote a row of a table is about."""

_BEFORE_SCOPE = (Column("question_no", N_("The agenda item or guiding question.")), ROUND, *OPTION)
_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column("n_present", N_("How many of them had joined before voting closed."), Type.NUMBER),
    Column("n_answered", N_("How many of them answered the vote."), Type.NUMBER),
    Column("count", N_("How many of them chose the option."), Type.NUMBER),
    Column(
        "points",
        N_(
            "The option's points in a ranking: of k options the first place gives k, the second k-1; where"
            " points are distributed, all that it was given."
        ),
        Type.NUMBER,
    ),
    Column(
        "share_pct",
        N_(
            "The count as a percentage of those who gave an opinion on the row (on a scale: a point of it); in"
            " a ranking, the points as a percentage of the most the option could have had; where points are"
            " distributed, as a percentage of all that were given."
        ),
        Type.NUMBER,
    ),
    SUPPRESSED,
    Column(
        "withheld",
        N_("Whether moderators withhold the option, which people wrote, from what everyone sees; it counts."),
        Type.YES_NO,
    ),
    Column("opened_at", N_("When voting first opened, in UTC."), Type.MOMENT),
    Column("closed_at", N_("When voting last closed, in UTC; empty while it is open."), Type.MOMENT),
    Column("revealed_at", N_("When everyone last began to see the results, in UTC."), Type.MOMENT),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_SCOPE, scope(plan, N_("Whose answers are counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """A row for each vote, group, row and option, in the agenda's order."""
    apart = may_be_told_apart(record)
    for item in record.state.agenda:
        poll = record.state.polls.get(item.id)
        if poll is None:
            continue
        too_early = not may_be_shown(record, item.id)
        for groups in record.findings.scopes:
            hidden = hidden_of(groups, poll.ballots.keys())
            for group in groups:
                left_out = too_early or not (apart or group.is_everyone)
                yield from _group_rows(record, item, poll, group, left_out or group in hidden)


def _group_rows(record: Record, item: AgendaItem, poll: Poll, group: Group, hidden: bool) -> Iterator[Row]:
    state, tally = record.state, poll.counted(group.members)
    whole = poll.vote.result(poll.tally.without(_left_out(record, item.id, group)))
    stage, withheld = state.stage.item(item.id), state.withheld_words(item.id)
    present = None if hidden else _present(state, group, stage.closed_at)
    for of_all, of_group in zip(whole, poll.vote.result(tally), strict=True):
        result = of_group.as_in(of_all)
        for option in _options(poll, result):
            yield {
                "question_no": question_number(item.id),
                "round": state.agenda.round_of(item.id),
                "row": result.row.id if result.row else "",
                "option_code": option["option_code"],
                "option_label_en": option["option_label_en"],
                "scope": group.scope,
                "scope_value": group.value,
                "n_present": present,
                "n_answered": None if hidden else tally.people,
                **{name: None if hidden else option[name] for name in ("count", "points", "share_pct")},
                "suppressed": hidden,
                "withheld": option["option_code"] in withheld,
                **_moments(stage),
            }


def _left_out(record: Record, item_id: str, group: Group) -> Set[str]:
    """What is not told of a group: of one of many what would tell who wrote it, and nothing that moderators
    withhold in files that may be passed on."""
    rare = record.findings.not_told_apart(item_id) if not group.is_everyone else frozenset[str]()
    return rare | record.state.withheld_words(item_id) if record.profile == "shareable" else rare


def _present(state: State, group: Group, closed_at: datetime | None) -> int:
    joined = (state.participants[id].joined_at for id in group.members)
    return sum(closed_at is None or moment <= closed_at for moment in joined)


def _options(poll: Poll, result: RowResult) -> Iterator[Row]:
    """The options in the plan's order, then those who had no opinion."""
    order = {choice.id: place for place, choice in enumerate(poll.vote.choices)}
    tenths = zip(result.bars, poll.vote.percentages(result, IN_TENTHS), strict=True)
    for bar, share in sorted(tenths, key=lambda one: order.get(one[0].option.id, len(order))):
        percent = None if bar.aside or not result.base else share / 10
        yield _option(bar.option.id, bar.option.label.en, bar.people, bar.points, percent)
    yield _option(NO_OPINION, "No opinion", result.no_opinion, None, None)


def _option(code: str, label: str, count: int, points: Cell, share: Cell) -> Row:
    return {
        "option_code": code,
        "option_label_en": label,
        "count": count,
        "points": points,
        "share_pct": share,
    }


def _moments(stage: ItemStage) -> Row:
    return {
        "opened_at": utc(stage.opened_at),
        "closed_at": utc(stage.closed_at),
        "revealed_at": utc(stage.revealed_at),
    }
