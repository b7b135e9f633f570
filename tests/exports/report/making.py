"""Files made of documents."""

from io import BytesIO

from app.exports.report.anchors import runs_of
from app.exports.report.document import Document, Run
from app.exports.report.formats import RENDERERS


def file_of(document: Document, ending: str) -> bytes:
    """The document as a file of the format."""
    target = BytesIO()
    RENDERERS[ending].write(document, target)
    return target.getvalue()


def runs(document: Document) -> list[Run]:
    """Every run of the document, in order."""
    return [run for block in document.blocks for run in runs_of(block)]


def in_one_line(text: str) -> str:
    """A text as a reader sees it who does not count spaces."""
    return " ".join(text.split())
