"""Participation and method: who took part, how, and how the numbers are to be read."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from app.domain.attendance.counting import invitations
from app.domain.clock import Clock
from app.domain.constituencies import Constituency
from app.domain.findings import Group
from app.domain.small_groups import SMALL_GROUP
from app.domain.text import N_
from app.exports.report.chapters import heard
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell, people
from app.i18n import _, ngettext, one_by_one

CAME = {"phone": N_("by phone"), "floor": N_("said aloud"), "paper": N_("on paper")}
"""How a contribution came, within a sentence."""


def blocks(writer: Writer) -> Iterator[Block]:
    """Who joined and answered, by each constituency; channels, languages and time kept; the caveat."""
    yield Heading(1, _("Participation and method"), "participation")
    yield Paragraph((Run(_in_short(writer)),))
    for constituency in writer.plan.by_weight:
        yield Table(
            "",
            tuple(_heads(writer, constituency)),
            tuple(_rows(writer, constituency)),
        )
        yield from _against_the_invited(writer, constituency)
    yield from heard.table(writer)
    yield Paragraph((Run(_channels(writer)),))
    yield Paragraph((Run(_time(writer)),))
    yield Paragraph((Run(_caveat()),), "caveat")


def _in_short(writer: Writer) -> str:
    joined = writer.findings.everyone
    return _(
        "%(joined)s joined; %(answered)s answered a vote or sent an input at least once.",
        joined=people(len(joined.members)),
        answered=people(len(_answered(writer, joined))),
    )


def _answered(writer: Writer, group: Group) -> frozenset[str]:
    return group.members & frozenset[str]().union(*writer.state.answered.values())


def _heads(writer: Writer, constituency: Constituency) -> Iterator[Head]:
    yield Head(writer.say(constituency.label), width=3)
    if invitations(writer.state, constituency.name):
        yield Head(_("Invited"), True)
    yield Head(_("Joined"), True)
    yield Head(_("Answered"), True)


def _rows(writer: Writer, constituency: Constituency) -> Iterator[tuple[Runs, ...]]:
    asked_in = invitations(writer.state, constituency.name)
    for value, joined, answered in _told(writer, constituency):
        choice = constituency.choice(value)
        label = writer.say(choice.label) if choice else _("not said")
        yield _row(label, asked_in.get(value, "–") if asked_in else None, joined, answered)
    hidden = writer.findings.hidden(constituency.name)
    few = sum(len(group.members) for group in hidden)
    if few:
        answered = sum(len(_answered(writer, group)) for group in hidden)
        yield _row(_("groups too small to be told apart"), "–" if asked_in else None, few, answered)


def _row(label: str, asked_in: int | str | None, joined: int, answered: int) -> tuple[Runs, ...]:
    before = () if asked_in is None else (cell(asked_in),)
    return cell(label), *before, cell(joined), cell(answered)


def _told(writer: Writer, constituency: Constituency) -> Iterator[tuple[str, int, int]]:
    """What was chosen, with how many joined and answered; last, that of which only invitations are known."""
    hidden = writer.findings.hidden(constituency.name)
    groups = {group.value or "": group for group in writer.findings.groups[constituency.name]}
    for value, group in groups.items():
        if group not in hidden:
            yield value, len(group.members), len(_answered(writer, group))
    for value in invitations(writer.state, constituency.name):
        if value not in groups:
            yield value, 0, 0


def _against_the_invited(writer: Writer, constituency: Constituency) -> Iterator[Block]:
    """In words, where it is known how many were invited: of the groups that may be told apart."""
    asked_in = invitations(writer.state, constituency.name)
    said = [
        _(
            "%(group)s: %(invited)s invited, %(joined)s joined, %(answered)s answered",
            group=writer.say(choice.label),
            invited=asked_in[value],
            joined=joined,
            answered=answered,
        )
        for value, joined, answered in _told(writer, constituency)
        if value in asked_in and (choice := constituency.choice(value))
    ]
    if said:
        yield Paragraph((Run(f"{one_by_one(said)}."),))


def _channels(writer: Writer) -> str:
    inputs = [one for one in writer.state.inputs.values() if writer.state.counts(one)]
    channels = Counter(one.noted or "phone" for one in inputs)
    languages = Counter(one.language for one in inputs)
    told = ", ".join(f"{_(CAME[one])} {n}" for one, n in sorted(channels.items()))
    spoken = ", ".join(f"{writer.name_of(one)} {n}" for one, n in sorted(languages.items()))
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
    if stage.ended_at is None:
        return _("It began at %(began)s, and goes on.", began=f"{writer.local(stage.started_at):%H:%M}")
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
