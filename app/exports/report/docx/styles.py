"""The styles of the report in a word processor: what a text is decides how it looks, and nowhere else."""

from typing import NamedTuple

from app.exports.report.palette import INK, LINE, QUIET, SIGN, WARM_SOFT


class Style(NamedTuple):
    """A paragraph's style: sizes in points, spaces in twentieths of a point, `more` other properties of it."""

    name: str
    size: float = 10
    colour: str = INK
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 234
    with_next: bool = False
    border: str = ""
    fill: str = ""
    tabs: str = ""
    indent: str = ""
    align: str = ""
    outline: int | None = None
    numbering: int = 0
    based_on: str = "Normal"

    @property
    def id(self) -> str:
        """What paragraphs name it by."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.split())


def edge(side: str, width: int, space: int, colour: str) -> str:
    """A line at one side, its width in eighths of a point, and how far off it is."""
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour[1:]}"/>'


def _tab(place: int, kind: str, leader: str = "none") -> str:
    return f'<w:tab w:val="{kind}" w:pos="{place}" w:leader="{leader}"/>'


TEXT_WIDTH = 9412
"""Between the margins of an A4 page, in twentieths of a point."""

_AT_THE_EDGE = _tab(TEXT_WIDTH, "right")
_HANGING = 'w:left="{0}" w:hanging="{0}"'

PARAGRAPHS = (
    Style("Normal", after=70, based_on=""),
    Style("Subtitle", 10.5, SIGN, bold=True, before=160, after=80),
    Style("Title", 22, bold=True, after=180, line=250),
    Style("Cover Line", after=20, tabs=_tab(1900, "left"), indent=_HANGING.format(1900)),
    Style("TOC Heading", 13, SIGN, bold=True, before=260, after=80, with_next=True),
    Style("toc 1", 9.5, bold=True, before=50, after=10, tabs=_tab(TEXT_WIDTH, "right", "dot")),
    Style("toc 2", 9.5, after=10, tabs=_tab(TEXT_WIDTH, "right", "dot"), indent='w:left="260"'),
    Style("heading 1", 14, SIGN, bold=True, before=280, after=100, line=250, with_next=True, outline=0),
    Style("heading 2", 11.5, bold=True, before=220, after=70, line=250, with_next=True, outline=1),
    Style("heading 3", 10.5, QUIET, bold=True, before=160, after=60, line=250, with_next=True, outline=2),
    Style("Lead", 11, after=90, with_next=True),
    Style("Small", 8.5, QUIET, after=80, line=240),
    Style("Quote", before=70, after=90, indent='w:left="260"', border=edge("left", 18, 10, SIGN)),
    Style(
        "Caveat",
        9,
        before=120,
        after=140,
        fill=WARM_SOFT,
        indent='w:left="140" w:right="140"',
        border="".join(edge(side, 4, 7, WARM_SOFT) for side in ("top", "left", "bottom", "right")),
    ),
    Style("caption", 9, bold=True, before=110, after=60, with_next=True),
    Style("Picture", after=120, line=240),
    Style("List Bullet", after=40, indent=_HANGING.format(300), numbering=1),
    Style("List Number", after=40, indent=_HANGING.format(360), numbering=2),
    Style("Table Head", 8, QUIET, bold=True, line=220, with_next=True),
    Style("Table Text", 8.5, line=220),
    Style("Table Figures", 8.5, line=220, align="right", based_on="TableText"),
    Style("After Table", 5, after=30, line=240),
    Style("header", 8.5, QUIET, tabs=_AT_THE_EDGE, border=edge("bottom", 4, 6, LINE), line=240),
    Style("footer", 8.5, QUIET, align="right", line=240),
    Style("footnote text", 7.5, after=0, line=240),
    Style("Colophon", 8.5, QUIET, before=280, border=edge("top", 4, 8, LINE)),
)
