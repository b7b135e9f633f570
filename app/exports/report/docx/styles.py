"""The styles of the report in a word processor: what a text is decides how it looks, and nowhere else."""

from typing import NamedTuple

from app.exports.report.fonts import FAMILY
from app.exports.report.palette import INK, LINE, QUIET, SIGN, WARM_SOFT

_BESIDE = 'w:eastAsia="Calibri" w:cs="Arial"'
"""The letters for what the report's own font lacks."""


class Style(NamedTuple):
    """A paragraph's style: sizes in points, spaces in twentieths of a point, `more` other properties of it."""

    name: str
    size: float = 10.5
    colour: str = INK
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 276
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


def _edge(side: str, width: int, space: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour[1:]}"/>'


def _tab(place: int, kind: str, leader: str = "none") -> str:
    return f'<w:tab w:val="{kind}" w:pos="{place}" w:leader="{leader}"/>'


TEXT_WIDTH = 9412
"""Between the margins of an A4 page, in twentieths of a point."""

_AT_THE_EDGE = _tab(TEXT_WIDTH, "right")
_HANGING = 'w:left="{0}" w:hanging="{0}"'

PARAGRAPHS = (
    Style("Normal", after=130, based_on=""),
    Style("Report Kind", 10.5, SIGN, bold=True, before=500, after=120),
    Style("Title", 26, bold=True, after=260, line=250),
    Style("Subtitle", 12.5, QUIET, after=200),
    Style("Cover Line", after=40, tabs=_tab(1900, "left"), indent=_HANGING.format(1900)),
    Style("TOC Heading", 14, SIGN, bold=True, before=560, after=140, with_next=True),
    Style("toc 1", bold=True, before=120, after=40, tabs=_tab(TEXT_WIDTH, "right", "dot")),
    Style("toc 2", after=30, tabs=_tab(TEXT_WIDTH, "right", "dot"), indent='w:left="260"'),
    Style("heading 1", 17, SIGN, bold=True, before=480, after=180, line=250, with_next=True, outline=0),
    Style("heading 2", 13, bold=True, before=340, after=120, line=250, with_next=True, outline=1),
    Style("heading 3", 11, QUIET, bold=True, before=260, after=100, line=250, with_next=True, outline=2),
    Style("Lead", 12.5, after=200, line=288),
    Style("Quote", before=160, after=200, indent='w:left="260"', border=_edge("left", 18, 10, SIGN)),
    Style("Caveat", 9.5, before=200, after=220, fill=WARM_SOFT, indent='w:left="140" w:right="140"',
          border="".join(_edge(side, 4, 7, WARM_SOFT) for side in ("top", "left", "bottom", "right"))),
    Style("caption", 9.5, bold=True, before=240, after=110, with_next=True),
    Style("Picture", after=260, line=240),
    Style("List Bullet", after=70, indent=_HANGING.format(300), numbering=1),
    Style("List Number", after=70, indent=_HANGING.format(360), numbering=2),
    Style("Table Head", 8.5, QUIET, bold=True, line=250, with_next=True),
    Style("Table Text", 9, line=250),
    Style("Table Figures", 9, line=250, align="right", based_on="TableText"),
    Style("After Table", 8, after=60, line=240),
    Style("header", 8.5, QUIET, tabs=_AT_THE_EDGE, border=_edge("bottom", 4, 6, LINE), line=240),
    Style("footer", 8.5, QUIET, align="right", line=240),
    Style("footnote text", 8.5, after=20, line=250),
    Style("Colophon", 8.5, QUIET, before=480, border=_edge("top", 4, 8, LINE)),
)

_CHARACTERS = """
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="{sign}"/></w:rPr></w:style>"""

_TABLES = """
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{top}{bottom}{inside}</w:tblBorders>
<w:tblCellMar><w:top w:w="55" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="55" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""


def styles_xml(language: str) -> str:
    """All styles, and what holds where none says otherwise; texts are in `language`."""
    return (
        f'<w:styles NS><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" {_BESIDE}/>'
        f'<w:color w:val="{INK[1:]}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(map(_paragraph, PARAGRAPHS))}{_CHARACTERS.format(sign=SIGN[1:])}{_tables()}</w:styles>"
    )


def _tables() -> str:
    return _TABLES.format(
        top=_edge("top", 8, 0, INK),
        bottom=_edge("bottom", 4, 0, LINE),
        inside=_edge("insideH", 4, 0, LINE),
        head=_edge("bottom", 6, 0, INK),
    )


def _paragraph(style: Style) -> str:
    default = ' w:default="1"' if not style.based_on else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = '<w:next w:val="Normal"/>' if style.with_next and style.outline is not None else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based_on}'
        f"{following}<w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>"
        f"{'<w:b/><w:bCs/>' if style.bold else ''}"
        f'<w:color w:val="{style.colour[1:]}"/><w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/>'
        f"</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    """In the order of the schema."""
    parts = (
        (style.with_next, "<w:keepNext/><w:keepLines/>"),
        (True, "<w:widowControl/>"),
        (style.numbering, f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>'),
        (style.border, f"<w:pBdr>{style.border}</w:pBdr>"),
        (style.fill, f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill[1:]}"/>'),
        (style.tabs, f"<w:tabs>{style.tabs}</w:tabs>"),
        (True, f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>'),
        (style.indent, f"<w:ind {style.indent}/>"),
        (style.align, f'<w:jc w:val="{style.align}"/>'),
        (style.outline is not None, f'<w:outlineLvl w:val="{style.outline}"/>'),
    )
    return "".join(xml for holds, xml in parts if holds)
