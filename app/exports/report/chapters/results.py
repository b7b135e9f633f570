"""Annex C: every vote's result, of all and of each group of the main constituency, side by side."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.ballots.data import Poll
from app.domain.breakdown import Multiple, multiple
from app.domain.findings import Group
from app.domain.results import Bar, RowResult
from app.exports.open_votes import may_be_shown
from app.exports.report.chapters import shifts
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell
from app.i18n import _

ABREAST = 5
"""How many groups stand side by side in a table."""


def blocks(writer: Writer) -> Iterator[Block]:
    """A table for each row of each vote that was answered."""
    yield Heading(1, _("Annex C. Results"), "annex-c")
    tables = [table for item in writer.state.agenda for table in _tables(writer, item)]
    yield from tables
    yield from shifts.by_others(writer)
    if not tables:
        yield Paragraph((Run(_("There is no result yet.")),))


def _tables(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    poll = writer.state.polls.get(item.id)
    if poll is None or not poll.ballots or not may_be_shown(writer.record, item.id):
        return
    withheld = writer.findings.not_told_apart(item.id)
    results = [
        multiple(poll, group.value or "", group.members, frozenset() if group.is_everyone else withheld)
        for group in _groups(writer, poll)
    ]
    for place, row in enumerate(writer.findings.result(item.id).rows):
        of = f" · {writer.say(row.row.label)}" if row.row else ""
        for beside in _abreast(results):
            heads = (Head(_head(writer, one, place), True, 2) for one in beside)
            yield Table(
                f"{item.id.upper()} {writer.say(item.title)}{of}",
                (Head(_("Option"), width=4), *heads),
                tuple(_rows(writer, row, beside, place)),
            )
        if any(bar is None for one in results for bar in one.beside(row, place)):
            yield Paragraph((Run(_("–: what few people wrote is not told of groups.")),), "small")


def _abreast(results: list[Multiple]) -> Iterator[list[Multiple]]:
    """As many as a page has room for; all of them together stand first in each."""
    everyone, groups = results[:1], results[1:]
    for start in range(0, max(len(groups), 1), ABREAST):
        yield everyone + groups[start : start + ABREAST]


def _groups(writer: Writer, poll: Poll) -> list[Group]:
    """Everyone; and once they may be told apart, the groups that are large enough."""
    groups = [writer.findings.everyone]
    for one in writer.plan.by_weight[:1] if writer.apart else ():
        hidden = writer.findings.hidden(one.name, poll.ballots.keys())
        groups += [group for group in writer.findings.groups[one.name] if group not in hidden]
    return [group for group in groups if group.members & poll.ballots.keys()]


def _head(writer: Writer, one: Multiple, place: int) -> str:
    name = writer.group(one.group) if one.group else _("All")
    return f"{name} (n\u00a0=\u00a0{one.rows[place].base})"


def _rows(writer: Writer, whole: RowResult, shown: list[Multiple], place: int) -> Iterator[tuple[Runs, ...]]:
    """How many chose each option, the points beside where there are some; last those without an opinion."""
    aligned = [one.beside(whole, place) for one in shown]
    for bar, *bars in zip(whole.bars, *aligned, strict=True):
        yield cell(writer.say(bar.option.label)), *(cell(_count(one)) for one in bars)
    yield cell(_("No opinion")), *(cell(one.rows[place].no_opinion) for one in shown)


def _count(bar: Bar | None) -> str | None:
    if bar is None:
        return None
    return str(bar.people) if bar.points is None else f"{bar.people} · {bar.points}"
