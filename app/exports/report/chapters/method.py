"""Annex F: how it was made, and how that can be proved."""

from collections.abc import Iterator

from app.domain.convergence import AGREED, AGREED_IN_GROUP, APART, CONTESTED
from app.domain.small_groups import SMALL_GROUP
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """The thresholds, and the hash of the log."""
    yield Heading(1, _("Annex F. Method, thresholds and checksums"), "annex-f")
    yield Paragraph(
        (
            Run(
                _(
                    "Groups are those that the plan declares and people said of themselves. Who named what"
                    " weighs most in their answer agrees with it."
                )
            ),
            Run(" "),
            Run(_("Of all who wrote or support an input, those of a theme take it up.")),
        )
    )
    yield Items(tuple((Run(one),) for one in thresholds()))
    last = writer.record.last
    yield Paragraph(
        (
            Run(
                _(
                    "The log up to entry %(seq)s is sealed by the chain hash %(hash)s.",
                    seq=last.seq,
                    hash=last.chain_hash.hex(),
                )
            ),
        )
    )


def thresholds() -> Iterator[str]:
    """From which numbers on groups are told apart, and what is said of how far they agree."""
    yield _("A group is told apart, and counts, with at least %(n)s people.", n=SMALL_GROUP)
    yield _(
        "Convergent: at least %(all)s %% of all and %(each)s %% of each group that counts.",
        all=AGREED,
        each=AGREED_IN_GROUP,
    )
    yield _("Divergent: groups that count differ by at least %(points)s points.", points=APART)
    yield _("Contested: between %(least)s and %(most)s %% of all.", least=CONTESTED[0], most=CONTESTED[1])
    yield _("Leaning one way: anything else. Not assessable by group: fewer than two groups count.")
