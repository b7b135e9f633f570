"""Background and objectives: where the session stands."""

from collections.abc import Iterable, Iterator

from app.domain.background import Point
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """The plan's background, process, objectives, evidence and line of documents."""
    plan = writer.plan
    yield Heading(1, writer.say(plan.background_title) or _("Background and objectives"), "background")
    yield from _points(writer, plan.background)
    yield from _points(writer, plan.process)
    if plan.objectives:
        yield Heading(2, _("Objectives"), "objectives")
        yield Items(tuple((Run(writer.say(one.text)),) for one in plan.objectives))
    if plan.evidence:
        known = ", ".join(writer.say(one.label) for one in plan.evidence)
        yield Paragraph((Run(_("Evidence so far: %(known)s.", known=known)),))
    if plan.documents:
        yield Heading(2, _("The line of documents"), "documents")
        yield Items(
            tuple(
                (Run(f"{one.date} · {writer.say(one.title)}. ", bold=True), Run(writer.say(one.summary)))
                for one in plan.documents
            )
        )
    if plan.translations and writer.language != plan.language:
        yield Paragraph((Run(writer.say(plan.translations), italic=True),), "caveat")


def _points(writer: Writer, points: Iterable[Point]) -> Iterator[Block]:
    for point in points:
        yield Paragraph((Run(writer.say(point.text)),))
