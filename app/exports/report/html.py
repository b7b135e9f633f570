"""A report as HTML: one file that needs no other, and the same as a part of a page."""

from base64 import b64encode
from functools import cache
from typing import Any, BinaryIO

from markupsafe import Markup

from app.exports.report.document import Document
from app.exports.report.fonts import FAMILY
from app.exports.report.shown import shown
from app.exports.report.words import TAGS, words
from app.live.showing.render import render
from app.live.showing.static import STATIC

_SHEET = STATIC / "styles" / "report.css"
_FONT = STATIC / "fonts" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"


def write_html(document: Document, target: BinaryIO) -> None:
    """Write the document to `target` as one page with all that it needs."""
    page = render("report/page.html", document.language, {**_data(document, top=1), "style": _style()})
    target.write(page.encode())


def body_html(document: Document) -> str:
    """The document as it stands in a page that has the sheet `report.css`; its title is a second heading."""
    return render("report/body.html", document.language, _data(document, top=2))


def _data(document: Document, top: int) -> dict[str, Any]:
    return {
        "shown": shown(document),
        "tag": TAGS[document.language],
        "words": words(document.language),
        "top": top,
    }


@cache
def _style() -> Markup:
    font = b64encode(_FONT.read_bytes()).decode()
    face = (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: 200 800;'
        f' src: url("data:font/woff2;base64,{font}") format("woff2"); }}\n'
    )
    return Markup(face + _SHEET.read_text(encoding="utf-8"))  # noqa: S704 # our own sheet
