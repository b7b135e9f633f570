"""A report as DOCX, to go on writing in: with real styles, contents, footnotes, tables and highlighted gaps."""

from typing import BinaryIO

import docx

from app.exports.report.document import Document
from app.exports.report.docx.body import Body
from app.exports.report.docx.letters import embed
from app.exports.report.docx.package import save
from app.exports.report.docx.pages import set_pages
from app.exports.report.docx.settings import set_up
from app.exports.report.prepared import prepared
from app.exports.report.words import TAGS, words


def write_docx(document: Document, target: BinaryIO) -> None:
    """Write the document to `target`."""
    whole = prepared(document)
    word = docx.Document()
    set_up(word, TAGS[whole.language])
    set_pages(word, whole, words(whole.language).page)
    Body(word, whole).write()
    embed(word)
    save(word, whole, target)
