"""A report as PDF: tagged, to PDF/UA-1. The document goes to the typesetter as data and never as its markup."""

import re
from functools import cache
from json import loads
from pathlib import Path
from typing import BinaryIO
from unicodedata import category, normalize

import typst

from app.exports.report.document import Document
from app.exports.report.fonts import FAMILY, FOLDER
from app.exports.report.symbols import name_of
from app.exports.report.typeset import typeset

_TEMPLATE = Path(__file__).with_name("report.typ")

_CANNOT_SHOW = re.compile(r"the text `\"(.*?)\"` could not be displayed|codepoint `\"(.*?)\"`", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_ALONE, _WITH_THE_MACHINES = False, True


def write_pdf(document: Document, target: BinaryIO) -> None:
    """Write the document to `target`.

    Letters that the report's own font lacks come from the fonts of the machine. What none of them has is told
    in words: a file with a letter that cannot be drawn is not accessible. Nor is one in which a font draws one
    without saying which it is: then all that our own font lacks is told so.
    """
    in_words: dict[int, str] = {}
    fonts = _WITH_THE_MACHINES
    while True:
        data = typeset(document, in_words)
        try:
            target.write(_file(data, fonts, bool(in_words)))
            return
        except typst.TypstError as error:
            missing = _cannot_be_shown(_told(error) & set(data), fonts)
            if missing:
                in_words |= {ord(one): _in_words(one) for one in missing}
            elif fonts is _WITH_THE_MACHINES:
                fonts = _ALONE
            else:
                raise


def pages_of_headings(document: Document) -> list[int]:
    """On which page each heading of the document stands, in their order."""
    found = typst.query(
        _TEMPLATE.read_bytes(),
        "<pages>",
        field="value",
        one=True,
        font_paths=_fonts(_WITH_THE_MACHINES),
        sys_inputs={"document": typeset(document, {}), "named": ""},
    )
    pages: list[int] = loads(found)
    return pages


def _in_words(character: str) -> str:
    """The same letter written plainly, where there is such a one; else its name."""
    plain = normalize("NFKC", character)
    return plain if plain.isascii() else f"[{name_of(character)}]"


def _file(data: str, machines: bool, named: bool) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(machines),
        sys_inputs={"document": data, "named": "yes" if named else ""},
        pdf_standards=["ua-1"],
    )


@cache
def _fonts(machines: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=machines, include_embedded_fonts=False, font_paths=[FOLDER])


def _cannot_be_shown(told: set[str], machines: bool) -> set[str]:
    """Which of these characters no font can show, each by itself: the typesetter tells of them with those that
    stand beside them. Joiners and the like only where there is nothing else."""
    try:
        typst.compile(_each(told), font_paths=_fonts(machines), pdf_standards=["ua-1"])
    except typst.TypstError as error:
        told = (_told(error) & told) or told
    return {one for one in told if category(one) not in ("Cf", "Mn")} or told


def _each(characters: set[str]) -> bytes:
    texts = (f'#text("\\u{{{ord(one):x}}}")' for one in sorted(characters))
    head = f'#set document(title: "-", date: none)\n#set text(font: "{FAMILY}", lang: "en")\n'
    return (head + "\n\n".join(texts)).encode()


def _told(error: typst.TypstError) -> set[str]:
    """The characters of which an error tells, but for those of the template's own syntax."""
    found = "".join(text or point for text, point in _CANNOT_SHOW.findall(error.diagnostic))
    return {one for one in _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found) if ord(one) > 0x7F}
