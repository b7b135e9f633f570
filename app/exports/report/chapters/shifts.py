"""What changed between two rounds of a vote, in the words in which the board shows it."""

from collections.abc import Iterator

from app.activities.sentences import from_round_to_round
from app.domain.agenda.data import AgendaItem
from app.domain.constituencies import Constituency
from app.domain.shift import Moved, Shift
from app.domain.small_groups import ALL, MERGED
from app.exports.open_votes import may_be_shown
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell
from app.i18n import _

ABREAST = 4
"""How many groups stand side by side in a table, beside everyone."""


def of_question(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """What changed since the first round, where the question asks a vote again; and in a second round of it
    that is no question itself."""
    others = (one for one in writer.state.agenda if one.again == item.id and not one.question)
    for later in (item, *others):
        main = next(iter(writer.plan.by_weight), None) if writer.apart else None
        found = _shift(writer, later, main)
        if found:
            title = _("Second round") if later is item else writer.say(later.title)
            yield Heading(3, title, f"shift-{later.id}")
            yield Paragraph((Run(from_round_to_round(found)),))
            yield from _tables(writer, found, main)


def by_others(writer: Writer) -> Iterator[Block]:
    """The same by the constituencies that are not the main one."""
    for item in writer.state.agenda:
        for one in writer.plan.by_weight[1:] if writer.apart else ():
            found = _shift(writer, item, one)
            if found and found.groups:
                of = f"{item.id.upper()} {writer.say(item.title)} · {writer.say(one.label)}"
                yield Paragraph((Run(of, bold=True), Run(f". {from_round_to_round(found)}")))
                yield from _tables(writer, found, one)


def _shift(writer: Writer, item: AgendaItem, by: Constituency | None) -> Shift | None:
    rounds = (item.id, item.again)
    if not all(one in writer.state.polls and may_be_shown(writer.record, one) for one in rounds if one):
        return None
    found = writer.findings.shift(item.id, by.id if by else None)
    return found if found and found.whole.before.people and found.whole.after.people else None


def _tables(writer: Writer, found: Shift, by: Constituency | None) -> Iterator[Table]:
    """A table a row of the vote, with so many groups beside everyone as there is room for."""
    parts = found.parts
    for place, row in enumerate(found.whole.after.rows):
        for start in range(0, max(len(parts), 1), ABREAST):
            beside = [found.whole, *parts[start : start + ABREAST]]
            heads = (Head(_head(writer, by, one), figures=True, width=2) for one in beside)
            options = [bar.option for bar in row.bars if not bar.aside]
            yield Table(
                writer.say(row.row.label) if row.row else "",
                (Head(_("Answer"), width=3), *heads),
                tuple(
                    (cell(writer.say(one.label)), *(_change(moved, place, one.id) for moved in beside))
                    for one in options
                ),
            )


def _head(writer: Writer, by: Constituency | None, moved: Moved) -> str:
    choice = by.choice(moved.group) if by else None
    others = {ALL: _("All"), MERGED: _("groups too small to be told apart")}
    name = writer.say(choice.label) if choice else others.get(moved.group, _("not said"))
    return f"{name} (n\u00a0=\u00a0{moved.before.people}\u00a0→\u00a0{moved.after.people})"


def _change(moved: Moved, place: int, option: str) -> Runs:
    before, after = (one.rows[place].percent_of(option) for one in (moved.before, moved.after))
    return cell(None if before is None or after is None else f"{before} → {after} %")
