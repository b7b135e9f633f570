"""A document as the template of the page shows it."""

import re
from typing import NamedTuple

from markupsafe import Markup

from app.domain.text import Language
from app.exports.report.anchors import anchors
from app.exports.report.document import Block, Chart, Document, Head, Heading, Items, Paragraph, Run, Table
from app.exports.report.prepared import prepared
from app.exports.report.svg import draw
from app.exports.report.words import TAGS

_NARROW = 340
"""What is left of a phone's screen for a chart, in pixels."""

_MANY_COLUMNS = 4
_ELEMENTS = {"quote": "blockquote", "caveat": "aside"}


_LONG_WORD = re.compile(r"\S{31,}")
_PIECE = 8
_BREAK = "\0"


class ShownRun(NamedTuple):
    """A run, the elements it stands in, and the number of the note after it. Its lines are in pieces, between
    which a word longer than any line may be broken."""

    lines: list[list[str]]
    elements: tuple[str, ...]
    tag: str
    note: int


class Input(NamedTuple):
    """An input a note names, and whether the document has it."""

    id: str
    found: bool


class Note(NamedTuple):
    """A note under the text."""

    number: int
    inputs: tuple[Input, ...]


class Shown(NamedTuple):
    """All that the template shows."""

    code: str
    kind: str
    title: str
    cover: tuple[tuple[str, str], ...]
    contents: list[Heading]
    blocks: list[dict[str, object]]
    notes: list[Note]
    made: str


def shown(document: Document) -> Shown:
    """The document, ready to be shown."""
    whole = prepared(document)
    reading = _Reading(whole)
    return Shown(
        code=whole.code,
        kind=whole.kind,
        title=whole.title,
        cover=whole.cover,
        contents=[one for one in whole.blocks if isinstance(one, Heading) and one.level < 3],
        blocks=[reading.block(n, block) for n, block in enumerate(whole.blocks)],
        notes=reading.notes,
        made=whole.made,
    )


class _Reading:
    """Goes through a document once, and numbers its notes."""

    def __init__(self, document: Document) -> None:
        self._language: Language = document.language
        self._places = anchors(document)
        self._found = frozenset(self._places.values())
        self.notes: list[Note] = []

    def block(self, n: int, block: Block) -> dict[str, object]:
        """A block as its part of the template takes it."""
        match block:
            case Heading(level, text, id):
                return {"kind": "heading", "level": level, "text": text, "id": id}
            case Paragraph(runs, style):
                element = _ELEMENTS.get(style, "div")
                return {"kind": "paragraph", "style": style, "element": element, "runs": self._runs(runs)}
            case Items(items, numbered):
                element = "ol" if numbered else "ul"
                return {"kind": "items", "element": element, "every": [self._runs(item) for item in items]}
            case Table():
                return self._table(n, block)
            case Chart(caption):
                svg = Markup(draw(block, _NARROW, fluid=True).text)  # noqa: S704 # escaped by who drew it
                return {"kind": "chart", "caption": caption, "svg": svg}

    def _table(self, n: int, table: Table) -> dict[str, object]:
        return {
            "kind": "table",
            "caption": table.caption,
            "columns": table.columns,
            "wide": len(table.columns) >= _MANY_COLUMNS,
            "rows": [
                {"id": self._places.get((n, m), ""), "cells": list(map(self._cell, table.columns, row))}
                for m, row in enumerate(table.rows)
            ],
        }

    def _cell(self, head: Head, runs: tuple[Run, ...]) -> dict[str, object]:
        return {"head": head.text, "figures": head.figures, "runs": self._runs(runs)}

    def _runs(self, runs: tuple[Run, ...]) -> list[ShownRun]:
        return list(map(self._run, runs))

    def _run(self, run: Run) -> ShownRun:
        kinds = {"strong": run.bold, "em": run.italic, "mark": run.gap}
        elements = tuple(element for element, holds in kinds.items() if holds)
        own = run.language if run.language != self._language else None
        lines = [_LONG_WORD.sub(_in_pieces, line).split(_BREAK) for line in run.text.split("\n")]
        return ShownRun(lines, elements, TAGS[own] if own else "", self._note(run.note))

    def _note(self, ids: tuple[str, ...]) -> int:
        """The number of a new note; 0 if there is nothing to note."""
        if not ids:
            return 0
        inputs = tuple(Input(id, id in self._found) for id in ids)
        self.notes.append(Note(len(self.notes) + 1, inputs))
        return len(self.notes)


def _in_pieces(word: re.Match[str]) -> str:
    return _BREAK.join(word[0][place : place + _PIECE] for place in range(0, len(word[0]), _PIECE))
