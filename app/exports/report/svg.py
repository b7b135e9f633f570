"""A chart as SVG: for each bar its words and its figure, and the bar: under them on a screen, beside on paper.

All bars begin at the same edge, and what is missing to the whole stays visible, so that the drawing can be read
in grey and from afar. Nothing in it is a style attribute: a page may show it under any policy.
"""

from html import escape
from textwrap import wrap
from typing import NamedTuple
from unicodedata import east_asian_width

from app.exports.report.document import Bar, Chart
from app.exports.report.fonts import FAMILY
from app.exports.report.palette import INK, LINE, QUIET, SIGN, TRACK

_TEXT, _LINE, _BAR, _BETWEEN, _LIFT = 14, 19, 12, 14, 7
"""In pixels: letters, a line, a bar, the space after it, and how far letters stand above a line's foot."""

_LABELS, _FIGURES, _CLOSE = 0.4, 104, 5
"""On paper: which part of the width labels take, how many pixels figures do, and the space after a bar."""

_WIDTH_OF_A_LETTER = 7.6
"""How wide a letter is on average, and rather more: labels are broken by it."""

_WIDE = 1.8
"""How much wider the widest letters are: those of East Asia, and M and W, of which a long word may be."""

_LONG = 30
"""A word of more letters is none of a language's, but an address, say."""


class Drawn(NamedTuple):
    """A chart as SVG, and its size in pixels."""

    text: str
    width: int
    height: int


def draw(chart: Chart, width: int = 820, fluid: bool = False) -> Drawn:
    """The chart, `width` pixels wide; if `fluid`, as wide as its place, and readable at `width`."""
    pieces, top = [], 0
    for bar in chart.bars:
        piece, top = _bar(bar, top, width, fluid)
        pieces.append(piece)
    height = max(top - (_BETWEEN if fluid else _CLOSE), 1) + 1
    size = f'width="100%" height="{height}"' if fluid else f'width="{width}" height="{height}"'
    box = "" if fluid else f' viewBox="0 0 {width} {height}"'
    name = escape(chart.alternative)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}{box} role="img" aria-label="{name}"'
        f' font-family="{FAMILY}, Carlito, Liberation Sans, sans-serif" font-size="{_TEXT}">'
        f"<title>{name}</title>{''.join(pieces)}</svg>"
    )
    return Drawn(text, width, height)


def _bar(bar: Bar, top: int, width: int, fluid: bool) -> tuple[str, int]:
    """One bar, and where the next begins: on paper its label stands beside it, on a screen above."""
    return _under(bar, top, width) if fluid else _beside(bar, top, width)


def _under(bar: Bar, top: int, width: int) -> tuple[str, int]:
    lines = _lines(bar, width - _room(bar.figure))
    foot = top + len(lines) * _LINE
    figure = _words(bar.figure, "100%", foot - _LIFT, ' text-anchor="end" font-weight="700"')
    rects = (
        f'<rect x="0" y="{foot}" width="{share * 100:.2f}%" height="{_BAR}" fill="{fill}"/>'
        for share, fill in ((1.0, TRACK), (bar.share, SIGN))
        if share > 0
    )
    edge = _edge("0", foot, bar)
    return _label(lines, top) + figure + "".join(rects) + edge, foot + _BAR + _BETWEEN


def _beside(bar: Bar, top: int, width: int) -> tuple[str, int]:
    lines = _lines(bar, int(width * _LABELS) - 2 * _TEXT)
    height = max(len(lines) * _LINE, _LINE)
    left, right = int(width * _LABELS), width - _FIGURES
    figure = _words(bar.figure, str(width), top + _LINE - _LIFT, ' text-anchor="end" font-weight="700"')
    at = top + (_LINE - _BAR) // 2
    rects = (
        f'<rect x="{left}" y="{at}" width="{share * (right - left):.2f}" height="{_BAR}" fill="{fill}"/>'
        for share, fill in ((1.0, TRACK), (bar.share, SIGN))
        if share > 0
    )
    edge = (
        f'<rect x="{left}" y="{at - 2}" width="1" height="{_BAR + 4}" fill="{QUIET if bar.share else LINE}"/>'
    )
    return _label(lines, top) + figure + "".join(rects) + edge, top + height + _CLOSE


def _edge(x: str, top: int, bar: Bar) -> str:
    fill = QUIET if bar.share else LINE
    return f'<rect x="{x}" y="{top - 2}" width="1" height="{_BAR + 4}" fill="{fill}"/>'


def _label(lines: list[str], top: int) -> str:
    return "".join(_words(line, "0", top + (n + 1) * _LINE - _LIFT) for n, line in enumerate(lines))


def _words(text: str, x: str, y: int, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" fill="{INK}"{more}>{escape(text)}</text>'


def _room(figure: str) -> int:
    return int(len(figure) * _WIDTH_OF_A_LETTER + 2 * _TEXT)


def _lines(bar: Bar, room: int) -> list[str]:
    """The label in lines of so many pixels."""
    letter = _WIDTH_OF_A_LETTER * (_WIDE if _is_wide(bar.label) else 1)
    return wrap(bar.label, max(8, int(room / letter))) or [""]


def _is_wide(text: str) -> bool:
    """Whether it has a long word without spaces, or letters as wide as they are high."""
    return any(east_asian_width(one) in "WF" for one in text) or max(map(len, text.split()), default=0) > _LONG
