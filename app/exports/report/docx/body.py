"""What stands between the head and the foot of the pages, block by block."""

from collections.abc import Iterator
from itertools import chain

from docx.document import Document as Word

from app.exports.report.anchors import anchors
from app.exports.report.document import Block, Chart, Document, Heading, Items, Paragraph, Table
from app.exports.report.docx.contents import contents
from app.exports.report.docx.elements import Element, paragraph, w
from app.exports.report.docx.footnotes import Footnotes
from app.exports.report.docx.pictures import picture
from app.exports.report.docx.places import Places, of_heading
from app.exports.report.docx.runs import Runs, plain
from app.exports.report.docx.settings import list_from_one
from app.exports.report.docx.tables import table
from app.exports.report.words import words

_STYLES = {
    "body": "Normal",
    "lead": "Lead",
    "small": "Small",
    "quote": "Quote",
    "caveat": "Caveat",
    "before": "Normal",
}


class Body:
    """Writes a document's blocks into a file."""

    def __init__(self, word: Word, document: Document) -> None:
        self._word, self._document = word, document
        self._words = words(document.language)
        self._anchors = anchors(document)
        self._places = Places()
        self._footnotes = Footnotes(self._words.rests_on, frozenset(self._anchors.values()))
        self._runs = Runs(document.language, self._footnotes)
        self._headings = 0

    def write(self) -> None:
        """Write them all, each before the next is made, for a picture is numbered by those that are there."""
        body = self._word.element.body
        at_the_end = body[-1]
        for element in chain(self._cover(), self._blocks(), self._last()):
            at_the_end.addprevious(element)
        self._footnotes.put_into(self._word)

    def _cover(self) -> Iterator[Element]:
        if self._document.kind:
            yield paragraph("Subtitle", [plain(self._document.kind)])
        yield paragraph("Title", [plain(self._document.title)])
        for name, value in self._document.cover:
            yield paragraph("CoverLine", [plain(name), w("r", w("tab")), plain(value)])
        made = contents(self._document, self._words.contents)
        if made is not None:
            yield made

    def _blocks(self) -> Iterator[Element]:
        for n, block in enumerate(self._document.blocks):
            yield from self._block(n, block)

    def _last(self) -> Iterator[Element]:
        if self._document.made:
            yield paragraph("Colophon", [plain(self._document.made)])

    def _block(self, n: int, block: Block) -> Iterator[Element]:
        match block:
            case Heading():
                yield self._heading(n, block)
            case Paragraph(runs, style):
                with_next = [w("keepNext")] if style == "before" else []
                yield paragraph(_STYLES[style], self._runs.all(runs), *with_next)
            case Items():
                yield from self._items(block)
            case Table(caption, columns, _):
                yield from self._caption(caption)
                if columns:
                    ids = {m: id for (place, m), id in self._anchors.items() if place == n}
                    yield table(block, ids, self._runs, self._places)
                    yield paragraph("AfterTable")
            case Chart(caption):
                yield from self._caption(caption)
                yield picture(self._word, block)

    def _heading(self, n: int, heading: Heading) -> Element:
        """A heading; the first block begins a page, for the cover and the contents have theirs."""
        place = of_heading(self._headings)
        self._headings += 1
        on_a_new_page = [w("pageBreakBefore"), w("spacing", before=0)] if n == 0 else []
        content = self._places.around(place, plain(heading.text))
        return paragraph(f"Heading{heading.level}", content, *on_a_new_page)

    def _items(self, items: Items) -> Iterator[Element]:
        style, list_id = ("ListNumber", list_from_one(self._word)) if items.numbered else ("ListBullet", 0)
        for item in items.items:
            counted = [w("numPr", w("ilvl", val=0), w("numId", val=list_id))] if list_id else []
            yield paragraph(style, self._runs.all(item), *counted)

    def _caption(self, caption: str) -> Iterator[Element]:
        if caption:
            yield paragraph("Caption", [plain(caption)])
