"""The pages: their size, and what stands at the head and the foot of each."""

from collections.abc import Iterator

from docx.document import Document as Word
from docx.section import _BaseHeaderFooter
from docx.shared import Cm

from app.exports.report.document import Document
from app.exports.report.docx.elements import Element, paragraph, w
from app.exports.report.docx.fields import field
from app.exports.report.docx.runs import plain


def set_pages(word: Word, document: Document, page: tuple[str, str, str]) -> None:
    """A4; the code and the kind on every page, the title on all but the first; "page x of y"."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.header_distance, section.footer_distance = Cm(1.3), Cm(1.1)
    section.different_first_page_header_footer = True
    code = f"{document.code} · {document.kind}"
    _put(section.first_page_header, "Header", [plain(code)])
    _put(section.header, "Header", [plain(code), w("r", w("tab")), plain(document.title)])
    for foot in (section.first_page_footer, section.footer):
        _put(foot, "Footer", list(_numbers(*page)))


def _numbers(before: str, between: str, after: str) -> Iterator[Element]:
    yield plain(before)
    yield from field("PAGE", "1")
    yield plain(between)
    yield from field("NUMPAGES", "1")
    yield plain(after)


def _put(part: _BaseHeaderFooter, style: str, content: list[Element]) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for child in list(element):
        element.remove(child)
    element.append(paragraph(style, content))
