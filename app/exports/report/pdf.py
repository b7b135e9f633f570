"""A report as PDF: tagged, to PDF/UA-1. The document goes to the typesetter as data and never as its markup."""

import re
from functools import cache
from pathlib import Path
from typing import BinaryIO
from unicodedata import category

import typst

from app.exports.report.document import Document
from app.exports.report.fonts import FOLDER
from app.exports.report.typeset import typeset

_TEMPLATE = Path(__file__).with_name("report.typ")

_CANNOT_SHOW = re.compile(r"the text `\"(.*?)\"` could not be displayed|codepoint `\"(.*?)\"`", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_REPLACEMENT = "\ufffd"


def write_pdf(document: Document, target: BinaryIO) -> None:
    """Write the document to `target`.

    Letters that the report's own font lacks come from the fonts of the machine. What none of them has is shown
    as a replacement character, or a question mark: a file with a letter that cannot be drawn is not accessible.
    """
    data = typeset(document)
    while True:
        try:
            target.write(_file(data))
            return
        except typst.TypstError as error:
            missing = _missing(error.diagnostic) & set(data)
            if not missing:
                raise
            shown = "?" if _REPLACEMENT in missing else _REPLACEMENT
            data = data.translate(dict.fromkeys(map(ord, missing), shown))


def _file(data: str) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"document": data},
        pdf_standards=["ua-1"],
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FOLDER])


def _missing(diagnostic: str) -> set[str]:
    """The characters that no font can show, but for those of the template's own syntax; joiners and the like
    only where there is nothing else."""
    found = "".join(text or point for text, point in _CANNOT_SHOW.findall(diagnostic))
    missing = {one for one in _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found) if ord(one) > 0x7F}
    return {one for one in missing if category(one) not in ("Cf", "Mn")} or missing
