"""The formats of a download, by the ending of the file."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from app.exports.download import Download
from app.exports.sinks.csv_zip import write_csv_zip
from app.exports.sinks.json_file import write_json
from app.exports.sinks.xlsx import write_xlsx


class Format(NamedTuple):
    """How a download is written, and what the web calls it."""

    media_type: str
    write: Callable[[Download, BinaryIO], None]


FORMATS = {
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "zip": Format("application/zip", write_csv_zip),
    "json": Format("application/json", write_json),
}
