"""What was asked in a guiding question, and what was answered."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.ballots.data import Poll, ShowOfHands
from app.domain.results import Bar as Counted
from app.domain.results import RowResult
from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote
from app.exports.open_votes import may_be_shown
from app.exports.report.document import Bar, Block, Chart, Head, Paragraph, Run, Table
from app.exports.report.writer import Writer, cell
from app.i18n import LANGUAGE_NAMES, _, label, one_by_one


def in_other_languages(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """The question as whoever answered in another language read it."""
    here = writer.say(item.headline)
    others = {to: item.headline.in_language(to) for to in LANGUAGES if to != writer.language}
    runs = [
        Run(f"{label(LANGUAGE_NAMES[to])}{text} ", language=to) for to, text in others.items() if text != here
    ]
    if runs:
        yield Paragraph(tuple(runs), "small")


def answered(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """The result, in a sentence and in figures; what was counted by hands beside it."""
    poll = writer.state.polls.get(item.id)
    if poll is not None:
        yield from _voted(writer, item, poll)
    if counted := writer.state.hands_on(item.id):
        yield _hands(item, counted)


def _voted(writer: Writer, item: AgendaItem, poll: Poll) -> Iterator[Block]:
    result = writer.findings.result(item.id)
    if not may_be_shown(writer.record, item.id):
        yield Paragraph((Run(_("Voting on this question is open; its result is not told yet.")),))
        return
    if not result.people:
        yield Paragraph((Run(_("Nobody answered the vote.")),))
        return
    sentence = writer.findings.sentence(item.id, writer.language)
    yield Paragraph((Run(sentence),))
    yield (
        _table(writer, poll.vote, result.rows)
        if len(result.rows) > 1
        else _chart(writer, poll.vote, *result.rows)
    )


def _hands(item: AgendaItem, counted: list[ShowOfHands]) -> Table:
    """By the id that footnotes name."""
    return Table(
        _("By show of hands, counted apart from the phones (%(id)s)", id=f"H-{item.id.upper()}"),
        (
            Head(_("On what"), width=3),
            Head(_("For"), True),
            Head(_("Against"), True),
            Head(_("Abstaining"), True),
        ),
        tuple(
            (
                cell(one.asked or _("the question itself")),
                cell(one.in_favour),
                cell(one.against),
                cell(one.abstaining),
            )
            for one in counted
        ),
    )


def _chart(writer: Writer, vote: Vote, row: RowResult) -> Chart:
    bars = tuple(
        Bar(writer.say(bar.option.label), bar.percent / 100, _figure(vote, row, bar, writer.language))
        for bar in row.bars
    )
    caption = f"{writer.say(vote.prompt)} (n = {row.base})"
    told = one_by_one(f"{label(bar.label)}{bar.figure}" for bar in bars)
    return Chart(caption, bars, f"{label(caption)}{told}")


def _table(writer: Writer, vote: Vote, rows: list[RowResult]) -> Table:
    """A vote of several rows, each with its n, side by side: the options in the plan's order."""
    heads = (
        Head(f"{writer.say(row.row.label)} (n\u00a0=\u00a0{row.base})", True, 2) for row in rows if row.row
    )
    bars = [{bar.option.id: bar for bar in row.bars} for row in rows]
    return Table(
        writer.say(vote.prompt),
        (Head(_("Option"), width=3), *heads),
        tuple(
            (
                cell(writer.say(option.label)),
                *(
                    cell(_figure(vote, row, of[option.id], writer.language))
                    for row, of in zip(rows, bars, strict=True)
                ),
            )
            for option in vote.choices
        ),
    )


def _figure(vote: Vote, row: RowResult, bar: Counted, language: Language) -> str:
    """A bar in figures; of what stands beside the scale, how many chose it."""
    return str(bar.people) if bar.aside else " · ".join(filter(None, vote.figure(row, bar, language)))
