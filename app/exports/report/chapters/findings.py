"""Findings by guiding question."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.breakdown import Leading
from app.domain.guidance.standing import people as people_of
from app.domain.results import Bar as Counted
from app.domain.results import RowResult
from app.domain.text import Language
from app.domain.vote import Vote
from app.exports.open_votes import may_be_shown
from app.exports.report.chapters.agreement import judgements
from app.exports.report.document import Bar, Block, Chart, Head, Heading, Items, Paragraph, Run, Table
from app.exports.report.writer import Writer, agreed, cell, missing, percent
from app.i18n import _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """Each question: what was asked, what was answered, what was said, where groups agree and where not, and
    quotations."""
    yield Heading(1, _("Findings by guiding question"), "findings")
    for item in writer.state.agenda.questions:
        yield Heading(2, f"{item.id.upper()} {writer.say(item.title)}", f"findings-{item.id}")
        yield Paragraph((Run(writer.say(item.headline), italic=True),), "lead")
        if not writer.state.inputs_of.get(item.id) and not writer.state.answered.get(item.id):
            yield Paragraph((Run(_("Nobody answered, and nothing was said to this question.")),))
            continue
        yield from _answered(writer, item)
        yield from _said(writer, item)
        yield from judgements(writer, item)
        yield from _agreed(writer, item)
        yield from _quotes(writer, item)
        yield from _aloud(writer, item)
        yield from _of(writer, item, "open", _("Open points"), _("what stays open on this question"))


def _answered(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    poll = writer.state.polls.get(item.id)
    if poll is None:
        return
    result = writer.findings.result(item.id)
    if not may_be_shown(writer.record, item.id):
        yield Paragraph((Run(_("Voting on this question is open; its result is not told yet.")),))
        return
    if not result.people:
        yield Paragraph((Run(_("Nobody answered the vote.")),))
        return
    sentence = writer.findings.sentence(item.id, writer.language)
    yield Paragraph((Run(sentence),))
    for row in result.rows:
        bars = tuple(
            Bar(
                writer.say(bar.option.label),
                bar.percent / 100,
                _figure(poll.vote, row, bar, writer.language),
            )
            for bar in row.bars
        )
        of = f"{writer.say(row.row.label)} · " if row.row else ""
        caption = f"{of}{writer.say(poll.vote.prompt)} (n = {row.base})"
        told = "; ".join(f"{bar.label}: {bar.figure}" for bar in bars)
        yield Chart(caption, bars, f"{caption}: {told}")
    hands = [one for one in writer.state.hands_counted.values() if one.item == item.id]
    if hands:
        yield Table(
            _("By show of hands, counted apart from the phones"),
            (
                Head(_("On what"), width=3),
                Head(_("For"), True),
                Head(_("Against"), True),
                Head(_("Abstaining"), True),
            ),
            tuple(
                (
                    cell(h.asked or _("the question itself")),
                    cell(h.in_favour),
                    cell(h.against),
                    cell(h.abstaining),
                )
                for h in hands
            ),
        )


def _figure(vote: Vote, row: RowResult, bar: Counted, language: Language) -> str:
    """A bar in figures; of what stands beside the scale, how many chose it."""
    return str(bar.people) if bar.aside else " · ".join(filter(None, vote.figure(row, bar, language)))


def _said(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """By themes, counting people and not messages."""
    inputs = [one for one in writer.state.inputs_of.get(item.id, ()) if writer.state.counts(one)]
    yield from _of(
        writer, item, "said", _("What was said"), _("what was said on this question, in a few sentences")
    )
    if not inputs:
        yield Paragraph((Run(_("No input was sent to this question.")),))
        return
    themes: dict[str, list[str]] = {}
    for one in inputs:
        for theme in writer.state.themes_of(one) or ("",):
            themes.setdefault(theme, []).append(one.id)
    rows = sorted(themes.items(), key=lambda one: (-_people(writer, one[1]), one[0]))
    yield Table(
        ngettext("%(n)s input, by theme", "%(n)s inputs, by theme", len(inputs)),
        (Head(_("Theme"), width=4), Head(_("People"), True), Head(_("Inputs"), True)),
        tuple(
            (
                cell(writer.theme(theme) if theme else _("Without a theme")),
                cell(_people(writer, of)),
                cell(len(of)),
            )
            for theme, of in rows
        ),
    )


def _people(writer: Writer, inputs: list[str]) -> int:
    return len(people_of(writer.state.inputs[id] for id in inputs))


def _agreed(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    yield Heading(3, _("Convergence"), f"agreed-{item.id}")
    if not writer.apart:
        yield Paragraph((Run(_("Groups are told apart once the session has ended.")),))
    elif item.id in writer.state.polls:
        rows = writer.findings.leading(item.id)
        yield (
            Items(tuple(_leading(writer, row) for row in rows))
            if rows
            else Paragraph((Run(_("Nobody answered.")),))
        )
    if writer.written(f"{item.id}.agreed"):
        yield from writer.paragraphs(f"{item.id}.agreed", "")
    yield from _of(
        writer,
        item,
        "divided",
        _("Divergence and minority views"),
        _("who holds what else, and why it matters"),
    )


def _leading(writer: Writer, row: Leading) -> tuple[Run, ...]:
    of = f"{writer.say(row.result.row.label)} · " if row.result.row else ""
    whole = f"{writer.say(row.bar.option.label)}, {percent(row.agreement.whole)}. "
    return Run(of), Run(whole, bold=True), Run(agreed(writer, row.agreement))


def _quotes(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    chosen = [one for one in writer.quotable if one.item == item.id and _is_quoted(writer, one.id)]
    yield Heading(3, _("In their words"), f"quotes-{item.id}")
    for one in chosen:
        yield writer.quote(one)
    if not chosen:
        could = sum(one.item == item.id for one in writer.quotable)
        gap = ngettext(
            "choose quotations at the desk; %(n)s input may be quoted",
            "choose two to four quotations at the desk; %(n)s inputs may be quoted",
            could,
        )
        yield missing(gap)


def _is_quoted(writer: Writer, id: str) -> bool:
    return id in writer.state.handled and writer.state.handled[id].quoted


def _aloud(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """Interventions that may be quoted; of the others how many there were."""
    spoken = [one for one in writer.state.inputs_of.get(item.id, ()) if one.noted and writer.state.counts(one)]
    if not spoken:
        return
    told = [one for one in writer.quotable if one.item == item.id and one.noted]
    yield Heading(3, _("Said aloud"), f"aloud-{item.id}")
    noted = ngettext("%(n)s intervention was noted.", "%(n)s interventions were noted.", len(spoken))
    yield Paragraph((Run(noted, note=writer.notes(one.id for one in spoken)),))
    for one in told:
        yield writer.quote(one)


def _of(writer: Writer, item: AgendaItem, part: str, title: str, gap: str) -> Iterator[Block]:
    yield Heading(3, title, f"{part}-{item.id}")
    yield from writer.paragraphs(f"{item.id}.{part}", gap)
