"""The table of contents: a field that the word processor keeps, filled with what it says.

The numbers of the pages are those of the PDF of the same document, whose pages are as large and whose letters
and spaces are nearly the same; so each is right, or near it, until the field is renewed by F9. To have it
renewed when the file is opened, by `w:updateFields` or a field that is `w:dirty`, makes the word processor ask
whether fields "that may refer to other files" are to be updated: a question that frightens, and whoever says no
has no numbers at all.
"""

from app.exports.report.document import Document, Heading
from app.exports.report.docx.elements import Element, paragraph, w, words
from app.exports.report.docx.fields import begin, end, field
from app.exports.report.docx.places import link, of_heading
from app.exports.report.pdf import pages_of_headings

_FIELD = r'TOC \o "1-2" \h \z \u'


def contents(document: Document, title: str) -> Element | None:
    """The contents, or nothing where there is no heading."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    pages = pages_of_headings(document) if headings else []
    entries = [
        _entry(n, one, page)
        for n, (one, page) in enumerate(zip(headings, pages, strict=True))
        if one.level <= 2
    ]
    if not entries:
        return None
    first, last = entries[0], entries[-1]
    first[1:1] = list(begin(_FIELD))
    last.append(end())
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    heading = paragraph("TOCHeading", [w("r", words(title))])
    return w("sdt", w("sdtPr", gallery), w("sdtContent", heading, *entries))


def _entry(n: int, heading: Heading, page: int) -> Element:
    place = of_heading(n)
    number = field(f"PAGEREF {place} \\h", str(page))
    content = (w("r", words(heading.text)), w("r", w("tab")), *number)
    return paragraph(f"Toc{heading.level}", [link(place, *content)])
