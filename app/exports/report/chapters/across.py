"""Reading across the challenge areas, and across the mechanisms."""

from collections.abc import Iterator

from app.domain.background import Theme
from app.domain.guidance.standing import people as people_of
from app.exports.report.document import Block, Heading, Paragraph, Run
from app.exports.report.writer import Writer, people
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
        for theme in themes:
            yield from _theme(writer, theme)


def _theme(writer: Writer, theme: Theme) -> Iterator[Block]:
    yield Heading(2, f"{theme.id} {writer.say(theme.label)}", f"theme-{theme.id}")
    inputs = [
        one
        for one in writer.state.inputs.values()
        if writer.state.counts(one)
        and any(_is_within(writer, id, theme.id) for id in writer.state.themes_of(one))
    ]
    if not inputs:
        yield Paragraph((Run(_("Nobody spoke of this in the session.")),))
    else:
        told = ngettext(
            "%(n)s input by %(people)s.",
            "%(n)s inputs by %(people)s.",
            len(inputs),
            people=people(len(people_of(inputs))),
        )
        yield Paragraph((Run(told, note=writer.notes(one.id for one in inputs)),))
    of_it = [one for one in writer.state.statements.values() if one.about == theme.id and not one.dropped]
    if of_it:
        yield Paragraph((Run(_("Guidance: %(ids)s.", ids=", ".join(one.id for one in of_it))),))


def _is_within(writer: Writer, id: str, area: str) -> bool:
    theme = writer.plan.themes_by_id.get(id)
    return id == area or bool(theme and theme.part_of == area)
