"""Participation and method: who took part, how, and how the numbers are to be read."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from app.domain.clock import Clock
from app.domain.findings import ALL, Group
from app.domain.small_groups import SMALL_GROUP
from app.exports.codes import CHANNELS
from app.exports.report.chapters import heard
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell, people
from app.i18n import LANGUAGE_NAMES, _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """Who joined and answered, by each constituency; channels, languages and time kept; the caveat."""
    yield Heading(1, _("Participation and method"), "participation")
    yield Paragraph((Run(_in_short(writer)),))
    for constituency in writer.plan.by_weight:
        yield Table(
            writer.say(constituency.label),
            (Head(writer.say(constituency.label), width=3), Head(_("Joined"), True), Head(_("Answered"), True)),
            tuple(_rows(writer, constituency.name)),
        )
    yield from heard.table(writer)
    yield Paragraph((Run(_channels(writer)),))
    yield Paragraph((Run(_time(writer)),))
    yield Paragraph((Run(_caveat()),), "caveat")


def _in_short(writer: Writer) -> str:
    joined = writer.findings.groups[ALL][0]
    return _(
        "%(joined)s joined; %(answered)s answered a vote or sent an input at least once.",
        joined=people(len(joined.members)),
        answered=people(len(_answered(writer, joined))),
    )


def _answered(writer: Writer, group: Group) -> frozenset[str]:
    return group.members & frozenset[str]().union(*writer.state.answered.values())


def _rows(writer: Writer, scope: str) -> Iterator[tuple[Runs, ...]]:
    hidden = writer.findings.hidden(scope)
    constituency = next(one for one in writer.plan.by_weight if one.name == scope)
    joined = answered = 0
    for group in writer.findings.groups[scope]:
        if group in hidden:
            joined, answered = joined + len(group.members), answered + len(_answered(writer, group))
            continue
        choice = constituency.choice(group.value)
        label = writer.say(choice.label) if choice else _("not said")
        yield cell(label), cell(len(group.members)), cell(len(_answered(writer, group)))
    if joined:
        yield cell(_("groups too small to be told apart")), cell(joined), cell(answered)


def _channels(writer: Writer) -> str:
    inputs = [one for one in writer.state.inputs.values() if writer.state.counts(one)]
    channels = Counter(one.noted or "phone" for one in inputs)
    languages = Counter(one.language for one in inputs)
    named = ((_(CHANNELS[one]).rstrip("."), n) for one, n in sorted(channels.items()))
    told = "; ".join(f"{writer.label(name)}{n}" for name, n in named)
    spoken = ", ".join(f"{LANGUAGE_NAMES[one]} {n}" for one, n in sorted(languages.items()))
    return ngettext(
        "%(n)s contribution counts (%(channels)s), in these languages: %(languages)s.",
        "%(n)s contributions count (%(channels)s), in these languages: %(languages)s.",
        len(inputs),
        channels=told or "–",
        languages=spoken or "–",
    )


def _time(writer: Writer) -> str:
    stage = writer.state.stage
    if stage.started_at is None:
        return _("The session has not begun.")
    clock = Clock(writer.plan, stage, writer.record.last.moment)
    late = round((clock.projected_end - clock.planned_end) / timedelta(minutes=1))
    times = {
        "began": f"{writer.local(stage.started_at):%H:%M}",
        "ended": f"{writer.local(clock.projected_end):%H:%M}",
    }
    if late > 0:
        return _(
            "It began at %(began)s and ended at %(ended)s, %(late)s minutes later than planned.",
            late=late,
            **times,
        )
    return _("It began at %(began)s and ended at %(ended)s, within the time planned.", **times)


def _caveat() -> str:
    return _(
        "Those who took part chose to, and are few; the counts say what they think and represent nobody else,"
        " and do not amount to consensus. Groups of fewer than %(n)s people stand as one, and every percentage"
        " has its n.",
        n=SMALL_GROUP,
    )
