"""What notes lead to: the rows of tables that begin with the id of an input that a note names."""

import re
from collections.abc import Iterator

from app.exports.report.document import Block, Document, Heading, Items, Paragraph, Run, Table

Place = tuple[int, int]
"""A table among the blocks, and a row in it."""

_INPUT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def anchors(document: Document) -> dict[Place, str]:
    """The id of the input that stands in a row, by the row's place; each id once."""
    cited = {id for block in document.blocks for run in runs_of(block) for id in run.note}
    taken = {block.id for block in document.blocks if isinstance(block, Heading)}
    found: dict[Place, str] = {}
    for place, first in _first_cells(document):
        if first in cited and first not in taken and _INPUT.fullmatch(first):
            taken.add(first)
            found[place] = first
    return found


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, in order."""
    match block:
        case Paragraph():
            yield from block.runs
        case Items():
            for item in block.items:
                yield from item
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell


def _first_cells(document: Document) -> Iterator[tuple[Place, str]]:
    for n, block in enumerate(document.blocks):
        if isinstance(block, Table):
            for m, row in enumerate(block.rows):
                if row:
                    yield (n, m), "".join(run.text for run in row[0])
