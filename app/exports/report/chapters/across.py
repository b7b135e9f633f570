"""Reading across the challenge areas, and across the mechanisms."""

from collections.abc import Iterator

from app.domain.background import Theme
from app.domain.convergence import IN_WORDS, Convergence
from app.domain.guidance.resting import rests_on
from app.domain.inputs.data import Input
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell
from app.i18n import _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """Each area and each mechanism with what was said of it; what nobody spoke of is said to be empty."""
    plan = writer.plan
    headings = {
        "challenge": writer.say(plan.challenge_heading) or _("Challenge areas"),
        "mechanism": writer.say(plan.mechanism_heading) or _("Mechanisms"),
    }
    for group, title in headings.items():
        themes = [one for one in plan.themes if one.group == group and not one.part_of]
        if themes:
            yield Heading(1, title, f"across-{group}")
            yield from _table(writer, themes)


def _table(writer: Writer, themes: list[Theme]) -> Iterator[Block]:
    inputs = {one.id: _inputs(writer, one) for one in themes}
    spoken_of = [one for one in themes if inputs[one.id]]
    if spoken_of:
        yield Table(
            "",
            (
                Head(_("Theme"), width=7),
                Head(_("Inputs"), True, 3),
                Head(_("People"), True, 3),
                Head(_("Groups"), True, 2),
                Head(_("How far they take it up"), width=6),
                Head(_("Guidance"), width=4),
            ),
            tuple(_row(writer, one, inputs[one.id]) for one in spoken_of),
        )
    silent = ", ".join(writer.theme(one.id) for one in themes if one not in spoken_of)
    if silent:
        yield Paragraph((Run(_("Nobody spoke in the session of: %(themes)s.", themes=silent)),))


def _row(writer: Writer, theme: Theme, inputs: list[Input]) -> tuple[Runs, ...]:
    """Of groups only once they may be told apart."""
    found = writer.findings.taken_up(writer.state.people(inputs)) if writer.apart else None
    groups = found.agreeing if found else None
    ids = {one.id for one in inputs}
    guidance = ", ".join(
        one.id
        for one in writer.state.statements.values()
        if not one.dropped and (one.about == theme.id or ids.intersection(rests_on(writer.state, one)))
    )
    return (
        cell(writer.theme(theme.id)),
        (Run(str(len(inputs)), note=writer.notes(one.id for one in inputs)),),
        cell(len(writer.state.people(inputs))),
        cell(groups),
        cell(_taken_up(found) if found else None),
        cell(guidance),
    )


def _taken_up(found: Convergence) -> str:
    verdict = _(IN_WORDS[found.verdict])
    if found.spread is None:
        return verdict
    return ngettext(
        "%(verdict)s; groups differ by %(n)s point", "%(verdict)s; groups differ by %(n)s points", found.spread,
        verdict=verdict,
    )  # fmt: skip


def _inputs(writer: Writer, theme: Theme) -> list[Input]:
    state = writer.state
    return [
        one
        for one in state.inputs.values()
        if state.counts(one) and any(_is_within(writer, id, theme.id) for id in state.themes_of(one))
    ]


def _is_within(writer: Writer, id: str, area: str) -> bool:
    theme = writer.plan.themes_by_id.get(id)
    return id == area or bool(theme and theme.part_of == area)
