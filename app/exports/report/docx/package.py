"""The file itself: nothing in it tells when or where it was written, so that the same gives the same bytes."""

from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE

from app.exports.report.document import Document
from app.exports.report.words import TAGS

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 # ZIP knows no zone
_FOREIGN = (
    "/docProps/thumbnail.jpeg",
    "/word/stylesWithEffects.xml",
    "/customXml/item1.xml",
    "/docProps/app.xml",
)
"""Parts of the empty file that a report begins with, which say nothing of the report."""


def save(word: Word, document: Document, target: BinaryIO) -> None:
    """Write the file to `target`."""
    _describe(word, document)
    _leave_out_foreign_parts(word)
    draft = BytesIO()
    word.save(draft)
    with ZipFile(draft) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, source.read(name))


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    about.title, about.subject, about.identifier = (
        document.title[:255],
        document.kind[:255],
        document.code[:255],
    )
    about.language = TAGS[document.language]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _EPOCH
    about.revision = 1


def _leave_out_foreign_parts(word: Word) -> None:
    for rels in (word.part.package.rels, word.part.rels):
        for id, rel in list(rels.items()):
            if rel.reltype != RELATIONSHIP_TYPE.HYPERLINK and rel.target_part.partname in _FOREIGN:
                del rels[id]
