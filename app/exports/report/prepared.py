"""A document as every renderer takes it: its texts are clean, and it has no heading that says nothing and none
that leaves out a level."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.exports.report.anchors import runs_of
from app.exports.report.document import Bar, Block, Chart, Document, Heading, Items, Paragraph, Run, Table
from app.exports.report.symbols import in_words
from app.exports.report.text import clean, one_line
from app.exports.report.words import words

DEEPEST = 3


def prepared(document: Document) -> Document:
    """The document, fit to be written."""
    return replace(
        document,
        code=one_line(document.code),
        kind=one_line(document.kind),
        title=one_line(document.title) or one_line(document.kind) or document.language,
        cover=tuple((one_line(name), one_line(value)) for name, value in document.cover),
        blocks=tuple(_levelled(map(_block, document.blocks))),
        made=one_line(" ".join(filter(None, (document.made, _note(document))))),
    )


def _note(document: Document) -> str:
    """Where symbols stand in words, that they do."""
    said = any(in_words(text) != text for text in _texts(document))
    return words(document.language).symbols if said else ""


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.kind, *(text for line in document.cover for text in line))
    for block in document.blocks:
        yield from (run.text for run in runs_of(block))
        match block:
            case Heading():
                yield block.text
            case Table():
                yield from (block.caption, *(head.text for head in block.columns))
            case Chart():
                yield from (block.caption, *(text for bar in block.bars for text in (bar.label, bar.figure)))
            case _:
                pass


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=one_line(block.text))
        case Paragraph():
            return replace(block, runs=_runs(block.runs))
        case Items():
            return replace(block, items=tuple(map(_runs, block.items)))
        case Table():
            heads = tuple(head._replace(text=one_line(head.text)) for head in block.columns)
            rows = tuple(tuple(map(_runs, row)) for row in block.rows)
            return Table(one_line(block.caption), heads, rows)
        case Chart():
            return _chart(one_line(block.caption), tuple(map(_bar, block.bars)), one_line(block.alternative))


def _runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(run._replace(text=clean(run.text), note=tuple(map(one_line, run.note))) for run in runs)


def _chart(caption: str, bars: tuple[Bar, ...], alternative: str) -> Chart:
    """The chart, which says in words what it shows whatever it was given."""
    listed = ", ".join(f"{bar.label} {bar.figure}".strip() for bar in bars)
    return Chart(caption, bars, alternative or caption or listed or "–")


def _bar(bar: Bar) -> Bar:
    return Bar(one_line(bar.label), min(max(bar.share, 0.0), 1.0), one_line(bar.figure))


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each heading at most one level below the one before it, the first at level 1."""
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif block.text:
            level = max(1, min(block.level, level + 1, DEEPEST))
            yield replace(block, level=level)


def respelt(part: Any, letters: dict[int, str]) -> Any:
    """A document or any part of one, with other words for some letters."""
    if not letters:
        return part
    if isinstance(part, str):
        return part.translate(letters)
    if isinstance(part, tuple):
        parts = [respelt(one, letters) for one in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{one.name: respelt(getattr(part, one.name), letters) for one in fields(part)})
    return part
