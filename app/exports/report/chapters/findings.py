"""Findings by guiding question."""

from collections.abc import Iterator

from app.activities.sentences import no_group_told, what_leads
from app.domain.agenda.data import AgendaItem
from app.domain.breakdown import Leading
from app.domain.inputs.data import Input
from app.exports.report.chapters import answers, shifts
from app.exports.report.chapters.agreement import judgements
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer, agreed_in_short, missing, percent
from app.i18n import _, ngettext, one_by_one


def blocks(writer: Writer) -> Iterator[Block]:
    """In the agenda's order each question, and each other item to which something was said or counted."""
    yield Heading(1, _("Findings by guiding question"), "findings")
    rounded = _("Percentages are rounded, each by itself: those of one question need not add up to 100.")
    yield Paragraph((Run(rounded),), "small")
    for item in writer.state.agenda:
        if item.question:
            yield from _question(writer, item)
        elif _something_was_said(writer, item):
            yield from _other(writer, item)


def _question(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """What was asked, what was answered, what was said, where groups agree and where not, and quotations; then
    what a second round changed, and what people say of each other's inputs."""
    yield Heading(2, f"{item.id.upper()} {writer.say(item.title)}", f"findings-{item.id}")
    if item.headline != item.title:
        yield Paragraph((Run(writer.say(item.headline), italic=True),), "lead")
    yield from answers.in_other_languages(writer, item)
    if not _something_was_said(writer, item):
        yield Paragraph((Run(_("Nobody answered, and nothing was said to this question.")),))
        return
    yield from answers.answered(writer, item)
    yield from _said(writer, item)
    yield from _agreed(writer, item)
    yield from _quotes(writer, item)
    yield from _aloud(writer, item)
    yield from _of(writer, item, "open", _("Open points"), _("what stays open on this question"))
    yield from shifts.of_question(writer, item)
    yield from judgements(writer, item)


def _other(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """What an item that is no guiding question left: the same, without what the rapporteur writes of one."""
    yield Heading(2, writer.say(item.title), f"findings-{item.id}")
    yield from answers.answered(writer, item)
    if inputs := _counting(writer, item):
        yield _by_theme(writer, inputs)
    if chosen := _chosen(writer, item):
        yield from _in_their_words(writer, chosen)
    yield from _aloud(writer, item)


def _something_was_said(writer: Writer, item: AgendaItem) -> bool:
    state = writer.state
    return bool(state.inputs_of.get(item.id) or state.answered.get(item.id) or state.hands_on(item.id))


def _counting(writer: Writer, item: AgendaItem) -> list[Input]:
    return [one for one in writer.state.inputs_of.get(item.id, ()) if writer.state.counts(one)]


def _said(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    yield from _of(
        writer, item, "said", _("What was said"), _("what was said on this question, in a few sentences")
    )
    inputs = _counting(writer, item)
    if inputs:
        yield _by_theme(writer, inputs)
    else:
        yield Paragraph((Run(_("No input was sent to this question.")),))


def _by_theme(writer: Writer, inputs: list[Input]) -> Paragraph:
    """By themes, counting people and not messages."""
    themes: dict[str, list[str]] = {}
    for one in inputs:
        for theme in writer.state.themes_of(one) or ("",):
            themes.setdefault(theme, []).append(one.id)
    rows = sorted(themes.items(), key=lambda one: (-_people(writer, one[1]), one[0]))
    without = _("without a theme")
    told = (
        f"{writer.theme(theme) if theme else without} {_people(writer, of)} ({len(of)})" for theme, of in rows
    )
    by_theme = ngettext(
        "%(n)s input, by theme, with how many people wrote or support it (inputs)",
        "%(n)s inputs, by theme, with how many people wrote or support them (inputs)",
        len(inputs),
    )
    return Paragraph((Run(f"{writer.label(by_theme)}{one_by_one(told)}."),))


def _people(writer: Writer, inputs: list[str]) -> int:
    return len(writer.state.people(writer.state.inputs[id] for id in inputs))


def _agreed(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    found = list(_found(writer, item))
    if len(found) > 1:
        yield Paragraph((Run(writer.label(_("Convergence")), bold=True),))
        yield Items(tuple(found))
    elif found:
        yield Paragraph((Run(writer.label(_("Convergence")), bold=True), *found[0]))
    if writer.written(f"{item.id}.agreed"):
        yield from writer.paragraphs(f"{item.id}.agreed", "")
    yield from _of(
        writer,
        item,
        "divided",
        _("Divergence and minority views"),
        _("who holds what else, and why it matters"),
    )


def _found(writer: Writer, item: AgendaItem) -> Iterator[tuple[Run, ...]]:
    """How far groups agree on what weighs most, row by row."""
    if not writer.apart:
        yield (Run(_("Groups are told apart once the session has ended.")),)
    elif item.id in writer.state.polls:
        rows = writer.findings.leading(item.id)
        yield from (_leading(writer, row) for row in rows)
        if not rows:
            yield (Run(_none_leads(writer, item)),)


def _none_leads(writer: Writer, item: AgendaItem) -> str:
    result = writer.findings.result(item.id)
    if not result.people:
        return _("Nobody answered.")
    sentence = writer.findings.sentence(item.id, writer.language)
    return no_group_told(writer.state.polls[item.id].vote, result, sentence)


def _leading(writer: Writer, row: Leading) -> tuple[Run, ...]:
    of = f"{writer.say(row.result.row.label)} · " if row.result.row else ""
    whole = f"{what_leads(row, writer.language)}, {percent(row.agreement.whole)}. "
    return Run(of), Run(whole, bold=True), Run(agreed_in_short(writer, row.agreement))


def _quotes(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    if chosen := _chosen(writer, item):
        yield from _in_their_words(writer, chosen)
    else:
        could = sum(one.item == item.id for one in writer.quotable)
        gap = ngettext(
            "choose quotations at the desk; %(n)s input may be quoted",
            "choose two to four quotations at the desk; %(n)s inputs may be quoted",
            could,
        )
        yield Paragraph((Run(writer.label(_("In their words")), bold=True), *missing(gap).runs))


def _chosen(writer: Writer, item: AgendaItem) -> list[Input]:
    handled = writer.state.handled
    quoted = {id for id, handling in handled.items() if handling.quoted}
    return [one for one in writer.quotable if one.item == item.id and one.id in quoted]


def _in_their_words(writer: Writer, chosen: list[Input]) -> Iterator[Block]:
    yield Paragraph((Run(writer.label(_("In their words")), bold=True),), "before")
    yield from map(writer.quote, chosen)


def _aloud(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """How many interventions there were, and those that may be quoted and were not yet."""
    spoken = [one for one in _counting(writer, item) if one.noted]
    if not spoken:
        return
    quoted = {one.id for one in _chosen(writer, item)}
    told = [one for one in writer.quotable if one.item == item.id and one.noted and one.id not in quoted]
    noted = ngettext("%(n)s intervention was noted.", "%(n)s interventions were noted.", len(spoken))
    label = Run(writer.label(_("Said aloud")), bold=True)
    notes = writer.notes(one.id for one in spoken)
    yield Paragraph((label, Run(noted, note=notes)), "before" if told else "body")
    for one in told:
        yield writer.quote(one)


def _of(writer: Writer, item: AgendaItem, part: str, title: str, gap: str) -> Iterator[Block]:
    first, *others = writer.paragraphs(f"{item.id}.{part}", gap)
    yield Paragraph((Run(writer.label(title), bold=True), *first.runs))
    yield from others
