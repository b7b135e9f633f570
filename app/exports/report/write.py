"""The report of a record, written in a format."""

from typing import BinaryIO

from app.domain.text import Language
from app.exports.record import Record
from app.exports.report.compose import report_of
from app.exports.report.formats import RENDERERS
from app.exports.report.html import body_html
from app.exports.report.kinds import PREVIEW
from app.i18n import spoken


def write_report(record: Record, language: Language, format: str, target: BinaryIO) -> None:
    """Write it. Raises KeyError for a format that there is not."""
    document = report_of(record, language)
    with spoken(language):
        if format == PREVIEW:
            target.write(body_html(document).encode())
        else:
            RENDERERS[format].write(document, target)
