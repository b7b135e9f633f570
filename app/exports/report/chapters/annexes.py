"""Annexes A to C: the agenda as it went, who spoke, and the results."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.domain.clock import Clock
from app.domain.findings import ALL
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell
from app.exports.tables import results
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """Annex by annex."""
    yield Heading(1, _("Annex A. Agenda, planned and actual"), "annex-a")
    yield _agenda(writer)
    yield Heading(1, _("Annex B. List of speakers"), "annex-b")
    yield from _speakers(writer)
    yield Heading(1, _("Annex C. Results"), "annex-c")
    yield from _results(writer)


def _agenda(writer: Writer) -> Table:
    clock = Clock(writer.plan, writer.state.stage, writer.record.last.moment)

    def time(moment: datetime | None) -> str | None:
        return f"{writer.local(moment):%H:%M}" if moment else None

    return Table(
        _("Times are in %(zone)s", zone=writer.plan.zone_label),
        (
            Head(_("Item"), width=4),
            Head(_("Planned"), True),
            Head(_("min"), True),
            Head(_("Actual"), True),
            Head(_("min"), True),
        ),
        tuple(
            (
                cell(writer.say(one.item.title)),
                cell(time(one.planned_start)),
                cell(one.item.minutes),
                cell(time(one.started_at)),
                cell(round(one.spent / timedelta(minutes=1)) if one.started_at else None),
            )
            for one in clock.timings()
        ),
    )


def _speakers(writer: Writer) -> Iterator[Block]:
    turns = writer.state.stage.turns
    if not turns:
        yield Paragraph((Run(_("Nobody was given the floor.")),))
        return
    rows = []
    for turn in turns:
        minutes = round((turn.ended_at - turn.started_at) / timedelta(minutes=1), 1) if turn.ended_at else None
        rows.append(
            (
                cell(f"{writer.local(turn.started_at):%H:%M}"),
                cell(writer.speaker(turn.participant)),
                cell(minutes),
            )
        )
    yield Table(
        _("Who had the floor, in order"),
        (Head(_("From")), Head(_("Speaker"), width=4), Head(_("Minutes"), True)),
        tuple(rows),
    )


def _results(writer: Writer) -> Iterator[Block]:
    """Of all; by the main constituency, what is large enough to be shown."""
    main = {one.name for one in writer.plan.by_weight[:1]}
    rows: dict[str, list[tuple[Runs, ...]]] = {}
    for row in results.rows(writer.record):
        if row["scope"] not in {ALL, *main} or not row["n_answered"]:
            continue
        group = _("All") if row["scope"] == ALL else writer.group(str(row["scope_value"] or ""))
        label = _option(writer, str(row["question_no"]), str(row["row"]), str(row["option_code"]))
        rows.setdefault(str(row["question_no"]), []).append(
            (
                cell(group),
                cell(label),
                cell(_number(row["count"])),
                cell(_number(row["share_pct"])),
                cell(_number(row["n_answered"])),
            )
        )
    heads = (
        Head(_("Who"), width=2),
        Head(_("Option"), width=4),
        Head(_("Count"), True),
        Head("%", True),
        Head("n", True),
    )
    for question, found in rows.items():
        item = writer.state.agenda.get(question.lower())
        yield Table(f"{question} {writer.say(item.title) if item else ''}", heads, tuple(found))
    if not rows:
        yield Paragraph((Run(_("There is no result yet.")),))


def _number(value: object) -> str | None:
    return None if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _option(writer: Writer, question: str, row: str, code: str) -> str:
    item = writer.state.agenda.get(question.lower())
    vote = item.vote if item else None
    rows, choices = (vote.rows, vote.choices) if vote else ((), ())
    of = next((f"{writer.say(one.label)} · " for one in rows if one.id == row), "")
    return of + next((writer.say(one.label) for one in choices if one.id == code), _("No opinion"))
