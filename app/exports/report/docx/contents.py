"""The table of contents: a field that the word processor keeps, filled with what it will say."""

from app.exports.report.document import Document, Heading
from app.exports.report.docx.elements import Element, paragraph, w, words
from app.exports.report.docx.fields import begin, end
from app.exports.report.docx.places import link, of_heading

_FIELD = r'TOC \o "1-2" \h \z \u'


def contents(document: Document, title: str) -> Element | None:
    """The contents, or nothing where there is no heading."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    entries = [_entry(n, one) for n, one in enumerate(headings) if one.level <= 2]
    if not entries:
        return None
    first, last = entries[0], entries[-1]
    first[1:1] = list(begin(_FIELD, dirty=True))
    last.append(end())
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    heading = paragraph("TOCHeading", [w("r", words(title))])
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *entries))


def _entry(n: int, heading: Heading) -> Element:
    """Without a page: only the word processor knows it."""
    return paragraph(f"Toc{heading.level}", [link(of_heading(n), w("r", words(heading.text)))])
