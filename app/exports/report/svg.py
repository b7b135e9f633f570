"""A chart as SVG: a line of words and figures for each bar, and the bar under it.

All bars begin at the same edge, and what is missing to the whole stays visible, so that the drawing can be read
in grey and from afar. Nothing in it is a style attribute: a page may show it under any policy.
"""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import NamedTuple

from app.exports.report.document import Bar, Chart
from app.exports.report.fonts import FAMILY
from app.exports.report.palette import INK, LINE, QUIET, SIGN, TRACK

_TEXT, _LINE, _BAR, _BETWEEN, _LIFT = 14, 19, 12, 14, 7
"""In pixels: letters, a line, a bar, the space after it, and how far letters stand above a line's foot."""

_WIDTH_OF_A_LETTER = 7.6
"""How wide a letter is on average, and rather more: labels are broken by it."""


class Drawn(NamedTuple):
    """A chart as SVG, and its size in pixels."""

    text: str
    width: int
    height: int


def draw(chart: Chart, width: int = 680, fluid: bool = False) -> Drawn:
    """The chart, `width` pixels wide; if `fluid`, as wide as its place, and readable at `width`."""
    pieces, top = [], 0
    for bar in chart.bars:
        piece, top = _bar(bar, top, width, fluid)
        pieces.append(piece)
    height = max(top - _BETWEEN, 1) + 1
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
    """One bar, and where the next begins."""
    lines = _lines(bar, width)
    words = "".join(
        f'<text x="0" y="{top + (n + 1) * _LINE - _LIFT}" fill="{INK}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    foot = top + len(lines) * _LINE
    figure = (
        f'<text x="{"100%" if fluid else width}" y="{foot - _LIFT}" text-anchor="end" font-weight="700"'
        f' fill="{INK}">{escape(bar.figure)}</text>'
    )
    shapes = "".join(_shapes(bar.share, foot, width, fluid))
    return words + figure + shapes, foot + _BAR + _BETWEEN


def _shapes(share: float, top: int, width: int, fluid: bool) -> Iterator[str]:
    def rect(of_whole: float, fill: str) -> str:
        size = f"{of_whole * 100:.2f}%" if fluid else f"{of_whole * width:.2f}"
        return f'<rect x="0" y="{top}" width="{size}" height="{_BAR}" fill="{fill}"/>'

    yield rect(1, TRACK)
    if share > 0:
        yield rect(share, SIGN)
    yield f'<rect x="0" y="{top - 2}" width="1" height="{_BAR + 4}" fill="{QUIET if share else LINE}"/>'


def _lines(bar: Bar, width: int) -> list[str]:
    """The label in lines that leave room for the figure."""
    room = width - len(bar.figure) * _WIDTH_OF_A_LETTER - 2 * _TEXT
    return wrap(bar.label, max(12, int(room / _WIDTH_OF_A_LETTER))) or [""]
