"""A download as CSV: one file a table in a ZIP, and the manifest, which proves them."""

from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.exports.download import Download, Sheet
from app.exports.sinks.csv_text import CsvText


def write_csv_zip(download: Download, target: BinaryIO) -> None:
    """Write the download to `target`, table by table and row by row; `target` need not be seekable."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        lines = []
        for sheet in download.sheets:
            text = _write(archive, sheet, download.generated_at)
            lines.append(download.described(sheet.name, text.rows, text.sha256))
        _write(archive, download.manifest(lines), download.generated_at)


def _write(archive: ZipFile, sheet: Sheet, at: datetime) -> CsvText:
    entry = ZipInfo(f"{sheet.name}.csv", at.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as file:
        text = CsvText(sheet.columns, file.write)
        for row in sheet.rows():
            text.add(row)
    return text
