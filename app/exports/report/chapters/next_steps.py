"""Next steps."""

from collections.abc import Iterator

from app.exports.report.document import Block, Heading, Items, Run
from app.exports.report.writer import Writer
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """What the rapporteur wrote, and the documents that are to come."""
    yield Heading(1, _("Next steps"), "next-steps")
    to_come = [one for one in writer.plan.documents if one.status != "prior"]
    if to_come:
        yield Items(
            tuple(
                (Run(writer.label(writer.say(one.title)), bold=True), Run(writer.say(one.summary)))
                for one in to_come
            )
        )
    yield from writer.paragraphs("next_steps", _("who does what, and by when"))
