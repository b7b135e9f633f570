"""A report as Markdown: CommonMark, with the tables and the footnotes of GitHub. A chart is a table."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from app.exports.report.document import Block, Chart, Document, Head, Heading, Items, Paragraph, Run, Table
from app.exports.report.escaped import begun, escaped
from app.exports.report.prepared import prepared
from app.exports.report.words import words

_HARD_BREAK = "\\\n"


def write_markdown(document: Document, target: BinaryIO) -> None:
    """Write the document to `target`."""
    whole = prepared(document)
    target.write(("\n\n".join(_Writer(whole).blocks()) + "\n").encode())


class _Writer:
    """Writes a document once, and keeps its notes for its end."""

    def __init__(self, document: Document) -> None:
        self._document, self._words = document, words(document.language)
        self._notes: list[tuple[str, ...]] = []

    def blocks(self) -> Iterator[str]:
        """Every block, with no line between."""
        whole = self._document
        yield f"# {escaped(whole.title)}"
        cover = [(whole.code, whole.kind), *whole.cover]
        yield _HARD_BREAK.join(f"{_marked(escaped(name), '**')} {escaped(value)}" for name, value in cover)
        for block in whole.blocks:
            yield from filter(None, self._block(block))
        if whole.made:
            yield "---"
            yield begun(escaped(whole.made))
        for number, ids in enumerate(self._notes, 1):
            yield f"[^{number}]: {self._words.rests_on} {escaped(', '.join(ids))}."

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, text, _):
                yield f"{'#' * (level + 1)} {escaped(text)}".rstrip()
            case Paragraph(runs, style):
                yield self._paragraph(runs, style)
            case Items(items, numbered):
                yield "\n".join(self._item(n, item, numbered) for n, item in enumerate(items, 1))
            case Table(caption, columns, rows):
                yield _caption(caption)
                yield "\n".join(_table(columns, ([self._runs(cell) for cell in row] for row in rows)))
            case Chart(caption, bars, _):
                yield _caption(caption)
                heads = (Head(self._words.label), Head(self._words.figure, figures=True))
                yield "\n".join(_table(heads, ([escaped(bar.label), escaped(bar.figure)] for bar in bars)))

    def _paragraph(self, runs: tuple[Run, ...], style: str) -> str:
        if style == "caveat":
            runs = tuple(run._replace(italic=True) for run in runs)
        lines = begun(self._runs(runs)).split("\n")
        return ("> " if style == "quote" else "") + ("\\\n> " if style == "quote" else _HARD_BREAK).join(lines)

    def _item(self, n: int, runs: tuple[Run, ...], numbered: bool) -> str:
        sign = f"{n}. " if numbered else "- "
        return sign + f"\\\n{' ' * len(sign)}".join(begun(self._runs(runs)).split("\n"))

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs)).strip()

    def _run(self, run: Run) -> str:
        text = escaped(run.text)
        if run.gap:
            text = f"{self._words.fill_in}{text}"
        text = _marked(text, "**" * (run.bold or run.gap) + "*" * run.italic)
        if not run.note:
            return text
        self._notes.append(run.note)
        return f"{text}[^{len(self._notes)}]"


def _marked(text: str, sign: str) -> str:
    """The text between two signs, line by line: a sign has no space on its inner side."""
    lines = [_between(line, sign) for line in text.split("\n")]
    return "\n".join(lines)


def _between(line: str, sign: str) -> str:
    inner = line.strip()
    return line.replace(inner, f"{sign}{inner}{sign}", 1) if inner and sign else line


def _caption(caption: str) -> str:
    return _marked(escaped(caption), "**")


def _table(columns: tuple[Head, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    if columns:
        yield _row(escaped(head.text) for head in columns)
        yield _row("---:" if head.figures else "---" for head in columns)
        for row in rows:
            yield _row([*row, *[""] * len(columns)][: len(columns)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace(chr(10), ' ') for cell in cells)} |"
