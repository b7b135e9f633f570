"""The formats of a report, by the ending of the file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from app.exports.report.document import Document
from app.exports.report.docx import write_docx
from app.exports.report.html import write_html
from app.exports.report.kinds import REPORTS
from app.exports.report.markdown import write_markdown
from app.exports.report.pdf import write_pdf


class Format(NamedTuple):
    """How a report is written, and what the web calls it."""

    media_type: str
    write: Callable[[Document, BinaryIO], None]


RENDERERS: Mapping[str, Format] = MappingProxyType(
    {
        "docx": Format(REPORTS["docx"], write_docx),
        "pdf": Format(REPORTS["pdf"], write_pdf),
        "html": Format(REPORTS["html"], write_html),
        "md": Format(REPORTS["md"], write_markdown),
    }
)
